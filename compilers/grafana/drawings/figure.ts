import * as common from "@grafana/grafana-foundation-sdk/common";
import { FieldColorBuilder, FieldColorModeId } from "@grafana/grafana-foundation-sdk/dashboard";
import * as gauge from "@grafana/grafana-foundation-sdk/gauge";
import * as stat from "@grafana/grafana-foundation-sdk/stat";
import type { Panel } from "../../../catalog/model";
import { mappingsOf } from "../mappings";
import type { Page } from "../page";
import { queryOf, shareOf } from "./shared";

const last = (): common.ReduceDataOptionsBuilder => new common.ReduceDataOptionsBuilder().calcs(["lastNotNull"]).values(false);

/** One figure now, coloured by the thresholds of its alert. */
export function drawFigure(panel: Panel, page: Page): stat.PanelBuilder {
  const builder = shareOf(new stat.PanelBuilder(), panel, page)
    .reduceOptions(last())
    .colorMode(common.BigValueColorMode.Background)
    .graphMode(common.BigValueGraphMode.None)
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Thresholds))
    .mappings([...mappingsOf(panel.targets[0]!)])
    .targets(panel.targets.map((it) => queryOf(it, "instant", page)));
  return builder;
}

/** A share now, with the thresholds of its alert around it. */
export const drawGauge = (panel: Panel, page: Page): gauge.PanelBuilder =>
  shareOf(new gauge.PanelBuilder(), panel, page)
    .reduceOptions(last())
    .showThresholdMarkers(true)
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Thresholds))
    .targets(panel.targets.map((it) => queryOf(it, "instant", page)));
