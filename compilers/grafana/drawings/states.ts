import * as common from "@grafana/grafana-foundation-sdk/common";
import { FieldColorBuilder, FieldColorModeId } from "@grafana/grafana-foundation-sdk/dashboard";
import * as statetimeline from "@grafana/grafana-foundation-sdk/statetimeline";
import type { Panel } from "../../../catalog/model";
import { mappingsOf, yesOrNo } from "../mappings";
import type { Page } from "../page";
import { queryOf, shareOf } from "./shared";

/** What was so, and when: a row for each series. */
export const drawStates = (panel: Panel, page: Page): statetimeline.PanelBuilder =>
  shareOf(new statetimeline.PanelBuilder(), panel, page)
    .showValue(common.VisibilityMode.Auto)
    .mergeValues(true)
    .rowHeight(0.8)
    .fillOpacity(80)
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Thresholds))
    .mappings([...(panel.alerts.length === 0 && panel.targets[0]!.unit === "boolean" ? yesOrNo() : mappingsOf(panel.targets[0]!))])
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Single))
    .legend(new common.VizLegendOptionsBuilder().showLegend(false))
    .targets(panel.targets.map((it) => queryOf(it, "range", page)));
