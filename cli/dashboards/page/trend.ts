import type { EChartsCoreOption } from "echarts/core";
import type { Line, MarkView, PageView, TrendDrawing, Writing } from "../views/view";
import { axisRange } from "./axis-range";
import { formatNumber, formatPower } from "./format";
import type { Theme } from "./theme";
import { timeAxis, tooltipOf } from "./time-axis";

/** Lines or bars over time, with marks upright. */
export function trendOption(trend: TrendDrawing, { from, to, marks }: PageView, theme: Theme): EChartsCoreOption {
  const { lines } = trend;
  const right = lines.find(({ axis }) => axis === "right");
  const left = lines.find(({ axis }) => axis === "left") ?? right!;
  return {
    textStyle: { fontFamily: theme.font },
    grid: { left: 6, right: 10, top: 10, bottom: 4, containLabel: true },
    tooltip: tooltipOf(theme, (index, value) => formatNumber(value, lines[index]!.writing)),
    xAxis: timeAxis(from, to, theme),
    yAxis: [valueAxis(trend, left.writing, theme, true), ...(right === undefined ? [] : [valueAxis(trend, right.writing, theme, false)])],
    series: [
      ...lines.map((it, index) => seriesOf(it, index, trend)),
      {
        type: "line",
        data: [],
        silent: true,
        markLine: { symbol: "none", data: [...upright(marks, theme)], animation: false },
      },
    ],
  };
}

function valueAxis(trend: TrendDrawing, writing: Writing, theme: Theme, isLeft: boolean) {
  const { min, max, isLog, label, lines } = trend;
  const isBelow = lines.some((it) => it.isBelow);
  const values = extremes(lines.filter(({ axis }) => (axis === "left") === isLeft));
  const fixed = isLeft ? { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } : {};
  const { digits, ...range } = axisRange(values, writing.unit, fixed);
  return {
    type: isLog ? ("log" as const) : ("value" as const),
    position: isLeft ? ("left" as const) : ("right" as const),
    ...(isLog ? {} : range),
    axisLabel: {
      color: theme.faint,
      fontSize: theme.size,
      formatter: (value: number) =>
        `${isLog ? formatPower(value, writing) : formatNumber(isBelow ? Math.abs(value) : value, writing, digits)}${named(value, label)}`,
    },
    splitLine: { show: isLeft, lineStyle: { color: theme.line } },
  };
}

/** What stands behind a step of an axis: nothing behind 0, and one core is no "1 cores". */
const named = (value: number, label: string | undefined): string =>
  value === 0 || label === undefined ? "" : ` ${value === 1 ? label.replace(/s$/, "") : label}`;

/** The lowest and the highest value of each line; lines on one another reach as high as their sum. */
function extremes(lines: readonly Line[]): readonly number[] {
  const stacked = new Map<number, number>();
  const alone = lines.flatMap(({ points, isStacked, isBelow }) => {
    const numbers = points.flatMap(([at, value]) => {
      if (value !== null && isStacked) stacked.set(at, (stacked.get(at) ?? 0) + value);
      return value === null ? [] : [isBelow ? -value : value];
    });
    return numbers.length === 0 ? [] : [Math.min(...numbers), Math.max(...numbers)];
  });
  return [...alone, ...(stacked.size === 0 ? [] : [0, Math.max(...stacked.values())])];
}

function seriesOf(line: Line, index: number, { draws, isLog }: TrendDrawing) {
  const { name, color, points, isDashed, width, fill, isStacked, isBelow, axis } = line;
  const sign = isBelow ? -1 : 1;
  const data = points.map(([at, value]) => [at, value === null || (isLog && value <= 0) ? null : value * sign]);
  const shared = { name, data, yAxisIndex: axis === "right" ? 1 : 0, color, id: String(index), ...(isStacked && { stack: "A" }) };
  if (draws === "bars" && !isDashed)
    return { ...shared, type: "bar" as const, itemStyle: { opacity: 0.85 }, barCategoryGap: "10%", large: false };
  const alone = points.length < 3;
  return {
    ...shared,
    type: "line" as const,
    showSymbol: alone,
    symbolSize: 5,
    lineStyle: { width, type: isDashed ? ("dashed" as const) : ("solid" as const) },
    ...(fill > 0 && { areaStyle: { opacity: fill } }),
    emphasis: { disabled: true },
  };
}

const upright = (marks: readonly MarkView[], theme: Theme) =>
  marks.map(({ at, color, name, text }) => ({
    xAxis: at,
    name: `${name} ${text}`,
    label: { show: false, color: theme.text },
    lineStyle: { color, type: "dotted" as const, width: 1 },
  }));
