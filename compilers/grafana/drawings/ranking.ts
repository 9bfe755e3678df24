import * as bargauge from "@grafana/grafana-foundation-sdk/bargauge";
import * as common from "@grafana/grafana-foundation-sdk/common";
import { FieldColorBuilder, FieldColorModeId } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Panel, Query } from "../../../catalog/model";
import { SERIES } from "../colors";
import { plannedAlerts } from "../thresholds";
import type { Page } from "../page";
import { queryPromql } from "../query";
import { highestThreshold } from "../steps";
import { promQuery, shareOf } from "./shared";

/** Bars side by side, longest first, coloured by the thresholds of the alert where there is one. */
export function drawRanking(panel: Panel, page: Page): bargauge.PanelBuilder {
  const isJudged = plannedAlerts(panel, page).length > 0;
  const color = isJudged
    ? new FieldColorBuilder().mode(FieldColorModeId.Thresholds)
    : new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor(SERIES[0]);
  return shareOf(new bargauge.PanelBuilder(), { ...panel, ...ends(panel, page) }, page)
    .orientation(common.VizOrientation.Horizontal)
    .displayMode(common.BarGaugeDisplayMode.Basic)
    .valueMode(common.BarGaugeValueMode.Text)
    .namePlacement(common.BarGaugeNamePlacement.Left)
    .showUnfilled(true)
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(["lastNotNull"]).values(false))
    .colorScheme(color)
    .targets(panel.targets.map(({ id, query, legend }) => promQuery(id, inOrder(query, page), legend, "instant")));
}

/**
 * Where bars begin and where they are full. Unless it is told, Grafana begins at the lowest value that is shown, whose bar is then empty, and fills the
 * bar of the highest, however harmless it is: here that of the worst threshold is full, and numbers tell what lies beyond it.
 */
function ends(panel: Panel, page: Page): Pick<Panel, "min" | "max"> {
  const { min = 0, max = highestThreshold(panel, page) } = panel;
  return { min, ...(max > min && { max }) };
}

/** Grafana draws bars in the order in which Prometheus names them. */
const inOrder = (query: Query, page: Page): string => {
  const isLowest = query.kind === "top" && query.order === "lowest";
  return `${isLowest ? "sort" : "sort_desc"}(${queryPromql(query, page)})`;
};
