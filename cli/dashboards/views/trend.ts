import type { Series } from "../asking/answers";
import type { Point } from "../asking/point";
import { NEUTRAL } from "../../../compilers/grafana/colors";
import type { FieldConfig, PanelDocument } from "../document";
import type { AskedPanel, AskedTarget } from "./asked";
import { fieldOf, nameOf } from "./field";
import { shade } from "./shades";
import type { Line, TrendDrawing } from "./view";

/** Lines or bars over time. */
export function trendOf({ panel, targets, step }: AskedPanel): TrendDrawing {
  const field = fieldOf(panel, {});
  const { axisLabel, drawStyle, scaleDistribution } = field.custom;
  return {
    kind: "trend",
    draws: drawStyle === "bars" ? "bars" : "line",
    lines: onSameMoments(targets.flatMap((it) => linesOf(panel, it, step))),
    ...(axisLabel !== undefined && { label: axisLabel }),
    ...(field.min !== undefined && { min: field.min }),
    ...(field.max !== undefined && { max: field.max }),
    isLog: scaleDistribution?.type === "log",
    legend: panel.options?.legend?.placement === "right" ? "beside" : "below",
  };
}

const linesOf = (panel: PanelDocument, { target, series }: AskedTarget, step: number): readonly Line[] =>
  series.map((it, index) => {
    const name = nameOf(target.legendFormat, it.labels);
    const field = fieldOf(panel, { refId: target.refId, name });
    return {
      name,
      color: colorOf(field, index),
      points: withGaps(it, step),
      writing: { unit: field.unit, ...(field.decimals !== undefined && { decimals: field.decimals }) },
      axis: field.custom.axisPlacement === "right" ? "right" : "left",
      isDashed: field.custom.lineStyle?.fill === "dash",
      width: field.custom.lineWidth,
      fill: field.custom.fillOpacity / 100,
      isStacked: field.custom.stacking?.mode === "normal",
      isBelow: field.custom.transform === "negative-Y",
    };
  });

/** What nobody gave a colour is grey. */
function colorOf({ color }: FieldConfig, index: number): string {
  const { fixedColor = NEUTRAL } = color ?? {};
  return color?.mode === "shades" ? shade(fixedColor, index) : fixedColor;
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
