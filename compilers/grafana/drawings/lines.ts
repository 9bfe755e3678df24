import {
  AxisPlacement,
  GraphDrawStyle,
  LegendDisplayMode,
  LegendPlacement,
  ScaleDistribution,
  SortOrder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
} from "@grafana/grafana-foundation-sdk/common";
import * as common from "@grafana/grafana-foundation-sdk/common";
import { type DynamicConfigValue, FieldColorModeId } from "@grafana/grafana-foundation-sdk/dashboard";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/timeseries";
import type { Panel, Query, Target } from "../../../catalog/model";
import { NEUTRAL, SERIES, SEVERITY } from "../colors";
import type { Page } from "../page";
import { severityOf } from "../steps";
import { thresholdLines } from "../thresholds";
import { rankedPromql } from "../top-queries";
import { grafanaUnit } from "../units";
import { promQuery, queryOf, shareOf } from "./shared";

/** Trends, or what is counted in spans of time as bars; the thresholds of alerts are dashed lines, each in the colour of its severity. */
export function drawLines(panel: Panel, page: Page): PanelBuilder {
  const builder = shareOf(new PanelBuilder(), panel, page);
  styled(builder, panel);
  panel.targets.forEach((target, index) => {
    builder.withTarget(lineQuery(target, page));
    builder.overrideByQuery(target.id, look(target, index, panel));
  });
  if (isCrowded(panel)) SERIES.forEach((color, index) => builder.overrideByRegexp(`/^${index + 1}\\. /`, [fixed(color)]));
  for (const { refId, expr, legend, severity } of thresholdLines(panel, page)) {
    builder.withTarget(promQuery(refId, expr, legend, "range"));
    builder.overrideByQuery(refId, dashed(SEVERITY[severity]));
  }
  return builder;
}

/** Lines of many instances, in the order of their ends. Grafana's own palette is not for everybody's eyes, so each place has its colour. */
const isCrowded = ({ targets }: Panel): boolean => targets.some(({ query }) => isRanked(query));
const isRanked = (query: Query): query is Parameters<typeof rankedPromql>[0] => query.kind === "top" || query.kind === "ruleTime";

/** Names begin with the place among the lines, which colours are given by. */
const lineQuery = (target: Target, page: Page) =>
  isRanked(target.query)
    ? promQuery(target.id, rankedPromql(target.query, page), `{{rank}}. ${target.legend}`, "range")
    : queryOf(target, "range", page);

function styled(builder: PanelBuilder, panel: Panel): void {
  const { draws, scale, targets } = panel;
  const { axis } = grafanaUnit(targets[0]!.unit);
  builder
    .drawStyle(draws === "bars" ? GraphDrawStyle.Bars : GraphDrawStyle.Line)
    .lineWidth(draws === "bars" ? 1 : 2)
    .fillOpacity(draws === "bars" ? 60 : isCrowded(panel) ? 0 : 8)
    .showPoints(VisibilityMode.Auto)
    .spanNulls(false)
    .axisBorderShow(false)
    .tooltip(new common.VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
    .legend(isCrowded(panel) ? crowdedLegend() : legend());
  if (axis !== undefined) builder.axisLabel(axis);
  if (scale === "log") builder.scaleDistribution(new common.ScaleDistributionConfigBuilder().type(ScaleDistribution.Log).log(10));
}

const legend = (): common.VizLegendOptionsBuilder =>
  new common.VizLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(LegendDisplayMode.List)
    .placement(LegendPlacement.Bottom)
    .calcs(["lastNotNull", "max"]);

/** In the order of the places that names begin with, so that no colour is needed to find one's way; thresholds last. */
const crowdedLegend = (): common.VizLegendOptionsBuilder =>
  legend().displayMode(LegendDisplayMode.Table).placement(LegendPlacement.Right).calcs(["lastNotNull"]).sortBy("Name").sortDesc(false);

const property = (id: string, value: unknown): DynamicConfigValue => ({ id, value });

/** One colour for each target; its databases or members are shades of it. */
function look({ look: how, unit, query }: Target, index: number, { targets }: Panel): DynamicConfigValue[] {
  if (how === "limit") return dashed(NEUTRAL);
  const color = property("color", colorOf(query, index));
  const ofAnotherUnit =
    unit === targets[0]!.unit ? [] : [property("unit", grafanaUnit(unit).unit), property("custom.axisPlacement", AxisPlacement.Right)];
  if (how === "below") return [color, property("custom.transform", common.GraphTransform.NegativeY), ...ofAnotherUnit];
  const stacked = [property("custom.stacking", { mode: StackingMode.Normal, group: "A" }), property("custom.fillOpacity", 30)];
  return [color, ...(how === "stacked" ? stacked : []), ...ofAnotherUnit];
}

function colorOf(query: Query, index: number): { readonly mode: string; readonly fixedColor?: string } {
  const severity = severityOf(query);
  if (severity !== undefined) return { mode: FieldColorModeId.Fixed, fixedColor: SEVERITY[severity] };
  return { mode: FieldColorModeId.Shades, fixedColor: SERIES[index % SERIES.length]! };
}

const fixed = (color: string): DynamicConfigValue => property("color", { mode: FieldColorModeId.Fixed, fixedColor: color });

const dashed = (color: string): DynamicConfigValue[] => [
  fixed(color),
  property("custom.lineStyle", { fill: "dash", dash: [8, 6] }),
  property("custom.lineWidth", 1),
  property("custom.fillOpacity", 0),
  property("custom.showPoints", VisibilityMode.Never),
];
