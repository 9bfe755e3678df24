import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import type { Panel as PanelJson } from "@grafana/grafana-foundation-sdk/dashboard";
import { type Panel, unreachable } from "../../catalog/model";
import { drawFigure, drawGauge } from "./drawings/figure";
import { drawLines } from "./drawings/lines";
import { drawRanking } from "./drawings/ranking";
import { drawStates } from "./drawings/states";
import { drawTable } from "./drawings/table";
import type { Page } from "./page";

/** A panel as Grafana draws it. */
export function drawPanel(
  panel: Panel,
  page: Page,
): Builder<PanelJson> & { readonly gridPos: (place: PanelJson["gridPos"] & object) => unknown } {
  switch (panel.draws) {
    case "lines":
    case "bars":
      return drawLines(panel, page);
    case "number":
      return drawFigure(panel, page);
    case "gauge":
      return drawGauge(panel, page);
    case "ranking":
      return drawRanking(panel, page);
    case "table":
      return drawTable(panel, page);
    case "states":
      return drawStates(panel, page);
    default:
      return unreachable(panel.draws);
  }
}
