import * as common from "@grafana/grafana-foundation-sdk/common";
import { FieldColorBuilder, FieldColorModeId } from "@grafana/grafana-foundation-sdk/dashboard";
import * as statetimeline from "@grafana/grafana-foundation-sdk/statetimeline";
import { type Panel, type Query, SEVERITIES } from "../../../catalog/model";
import { SEVERITY } from "../colors";
import { mappingsOf, yesOrNo } from "../mappings";
import type { Page } from "../page";
import { queryOf, shareOf } from "./shared";

/** What was so, and when: a row for each series, in the colour of its severity where it has one. */
export function drawStates(panel: Panel, page: Page): statetimeline.PanelBuilder {
  const builder = shareOf(new statetimeline.PanelBuilder(), panel, page)
    .showValue(common.VisibilityMode.Auto)
    .mergeValues(true)
    .rowHeight(0.8)
    .fillOpacity(80)
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Thresholds))
    .mappings([...(panel.alerts.length === 0 && panel.targets[0]!.unit === "boolean" ? yesOrNo() : mappingsOf(panel.targets[0]!))])
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Single))
    .legend(new common.VizLegendOptionsBuilder().showLegend(false))
    .targets(panel.targets.map((it) => queryOf(it, "range", page)));
  for (const severity of panel.targets.some(({ query }) => tellsSeverity(query)) ? SEVERITIES : [])
    builder.overrideByRegexp(`/ ${severity}$/`, [{ id: "color", value: { mode: FieldColorModeId.Fixed, fixedColor: SEVERITY[severity] } }]);
  return builder;
}

/** Whether each series is about one severity, whose name its own name ends with. */
const tellsSeverity = (query: Query): boolean => query.kind === "alerts" && query.by.at(-1) === "severity";
