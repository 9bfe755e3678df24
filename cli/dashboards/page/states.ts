import type { CustomSeriesRenderItem } from "echarts/types/dist/shared";
import type { EChartsCoreOption } from "echarts/core";
import type { PageView, StatesDrawing, Value } from "../views/view";
import { readableOn } from "./elements";
import { formatValue } from "./format";
import type { Theme } from "./theme";
import { timeAxis } from "./time-axis";

/** Of the width of the panel: room for names. */
const NAMES = 0.4;

/** A row for each thing, coloured by what was so. @param room pixels from left to right */
export function statesOption({ rows }: StatesDrawing, { from, to }: PageView, theme: Theme, room: number): EChartsCoreOption {
  const spans = rows.flatMap(({ name, spans }, row) => spans.map((it) => ({ name, row, ...it })));
  return {
    textStyle: { fontFamily: theme.font },
    grid: { left: 6, right: 10, top: 4, bottom: 4, containLabel: true },
    tooltip: {
      confine: true,
      backgroundColor: theme.panel,
      borderColor: theme.line,
      textStyle: { color: theme.text, fontSize: theme.size },
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => described(spans[dataIndex]!),
    },
    xAxis: timeAxis(from, to, theme),
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLabel: { color: theme.text, fontSize: theme.size, interval: 0, width: room * NAMES, overflow: "truncate" },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    series: [
      {
        type: "custom",
        renderItem: drawSpan(
          spans.map(({ value }) => value),
          theme,
        ),
        encode: { x: [0, 1], y: 2 },
        data: spans.map((it) => [it.from, it.to, it.row]),
      },
    ],
  };
}

function described({
  name,
  from,
  to,
  value,
}: {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly value: Value;
}): HTMLElement {
  const box = document.createElement("div");
  box.append(
    `${name}: ${formatValue(value)}`,
    document.createElement("br"),
    `${new Date(from).toLocaleString()} – ${new Date(to).toLocaleTimeString()}`,
  );
  return box;
}

/** Of the height of a row. */
const THICKNESS = 0.72;
/** Pixels that a letter takes at most. */
const LETTER = 0.62;

const drawSpan =
  (values: readonly Value[], theme: Theme): CustomSeriesRenderItem =>
  (params, api) => {
    const value = values[params.dataIndex]!;
    const area = params.coordSys as unknown as { readonly x: number; readonly width: number };
    const [left, middle] = api.coord([api.value(0), api.value(2)]) as [number, number];
    const [right] = api.coord([api.value(1), api.value(2)]) as [number, number];
    const height = Math.min(26, (api.size!([0, 1]) as number[])[1]! * THICKNESS);
    const x = Math.max(left, area.x);
    const width = Math.max(1, Math.min(right, area.x + area.width) - x);
    const color = value.color ?? theme.faint;
    const text = formatValue(value);
    const shape = { x, y: middle - height / 2, width, height };
    const fits = text.length * theme.size * LETTER < width - 6;
    const label = {
      type: "text" as const,
      style: {
        text,
        x: x + width / 2,
        y: middle,
        align: "center" as const,
        verticalAlign: "middle" as const,
        fill: readableOn(color),
        fontSize: theme.size,
      },
      silent: true,
    };
    return { type: "group", children: [{ type: "rect", shape, style: { fill: color } }, ...(fits ? [label] : [])] };
  };
