import * as common from "@grafana/grafana-foundation-sdk/common";
import { FieldColorBuilder, FieldColorModeId } from "@grafana/grafana-foundation-sdk/dashboard";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/timeseries";
import { type Dashboard, toDuration } from "../../catalog/model";
import { SERIES } from "./colors";
import { promQuery } from "./drawings/shared";
import { DATA_SOURCE, type Page } from "./page";

/** A metric of the user's own application, on the same time axis as the database that it asks. */
export interface ApplicationQuery {
  /** Permanent: the panel's id follows from it. */
  readonly name: string;
  readonly title: string;
  /** PromQL; `$stack`, `$project` and `$instance` stand for what the reader chose. */
  readonly query: string;
  readonly legend: string;
  /** Grafana's name of the unit, as `reqps`. */
  readonly unit: string;
}

/** Dashboards on which the application is drawn beside the database. */
export const drawsApplication = ({ id }: Dashboard): boolean => id === "instance" || id === "database";

/** Ids of its panels begin here; those of the catalog are below. */
export const APPLICATION = 10_000;

/** The permanent id of a panel, by the name of its query. FNV-1a. */
export function applicationId(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return APPLICATION + 1 + (hash % 1_000_000);
}

/** A panel of the user's application. */
export const drawApplication = ({ name, title, query, legend, unit }: ApplicationQuery, { plan }: Page): PanelBuilder =>
  new PanelBuilder()
    .id(applicationId(name))
    .title(title)
    .description(`The application's own metric \`${name}\`, from the stack file.`)
    .datasource(DATA_SOURCE)
    .interval(toDuration(plan.interval))
    .unit(unit)
    .noValue("no data")
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Shades).fixedColor(SERIES[0]))
    .legend(new common.VizLegendOptionsBuilder().showLegend(true).placement(common.LegendPlacement.Bottom))
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Multi).sort(common.SortOrder.Descending))
    .withTarget(promQuery("A", query, legend, "range"));
