import type { Point, Series } from "../asking/answers";
import type { FieldConfig } from "../document";
import type { AskedPanel, AskedTarget } from "./asked";
import { fieldOf, nameOf } from "./field";
import { paletteColor, shade } from "./shades";
import type { Line, Step, TrendDrawing } from "./view";

/** Lines or bars over time. */
export function trendOf({ panel, targets, step }: AskedPanel): TrendDrawing {
  const field = fieldOf(panel, {});
  const { axisLabel, drawStyle, scaleDistribution } = field.custom;
  return {
    kind: "trend",
    draws: drawStyle === "bars" ? "bars" : "line",
    lines: onSameMoments(targets.flatMap((it, index) => linesOf(it, index, fieldOf(panel, { refId: it.target.refId }), step))),
    thresholds: thresholdsOf(field),
    ...(axisLabel !== undefined && { label: axisLabel }),
    ...(field.min !== undefined && { min: field.min }),
    ...(field.max !== undefined && { max: field.max }),
    isLog: scaleDistribution?.type === "log",
    legend: panel.options?.legend?.placement === "right" ? "beside" : "below",
  };
}

const thresholdsOf = ({ custom, thresholds }: FieldConfig): readonly Step[] =>
  custom.thresholdsStyle === undefined || custom.thresholdsStyle.mode === "off"
    ? []
    : (thresholds?.steps.filter(({ value }) => value !== null) ?? []);

const linesOf = ({ target, series }: AskedTarget, place: number, field: FieldConfig, step: number): readonly Line[] =>
  series.map((it, index) => ({
    name: nameOf(target.legendFormat, it.labels),
    color: colorOf(field, place, index),
    points: withGaps(it, step),
    writing: { unit: field.unit, ...(field.decimals !== undefined && { decimals: field.decimals }) },
    axis: field.custom.axisPlacement === "right" ? "right" : "left",
    isDashed: field.custom.lineStyle?.fill === "dash",
    width: field.custom.lineWidth,
    fill: field.custom.fillOpacity / 100,
    isStacked: field.custom.stacking?.mode === "normal",
    isBelow: field.custom.transform === "negative-Y",
  }));

function colorOf({ color }: FieldConfig, place: number, index: number): string {
  if (color?.fixedColor === undefined) return paletteColor(place + index);
  return color.mode === "shades" ? shade(color.fixedColor, index) : color.fixedColor;
}

/** Where points are missing the line ends, and begins anew. */
const withGaps = ({ points }: Series, step: number): readonly Point[] =>
  points.flatMap((point, index) => {
    const before = points[index - 1];
    const isGap = before !== undefined && point[0] - before[0] > 1.5 * step * 1_000;
    return isGap ? [[before[0] + 1, null] as Point, point] : [point];
  });

/** Lines that stand on one another have points at the same moments: none is missing where another has one. */
function onSameMoments(lines: readonly Line[]): readonly Line[] {
  const moments = [...new Set(lines.filter(({ isStacked }) => isStacked).flatMap(({ points }) => points.map(([at]) => at)))].sort(
    (a, b) => a - b,
  );
  return lines.map((line) => {
    if (!line.isStacked) return line;
    const known = new Map(line.points);
    return { ...line, points: moments.map((at): Point => [at, known.get(at) ?? null]) };
  });
}
