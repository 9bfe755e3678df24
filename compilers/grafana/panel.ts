import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import type { Panel as PanelJson } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Panel } from "../../catalog/model";
import { drawFigure, drawGauge } from "./drawings/figure";
import { drawLines } from "./drawings/lines";
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
    default:
      throw new Error(panel.draws);
  }
}
