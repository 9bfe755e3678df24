import type { Builder, Dataquery } from "@grafana/grafana-foundation-sdk/cog";
import type { Panel as PanelJson } from "@grafana/grafana-foundation-sdk/dashboard";
import { DataqueryBuilder, PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import type { PanelBuilder } from "@grafana/grafana-foundation-sdk/stat";
import { type Panel, type Target, toDuration } from "../../../catalog/model";
import { dataLinks, runbookLinks } from "../links";
import { DATA_SOURCE, type Page } from "../page";
import { queryPromql } from "../query";
import { thresholdSteps } from "../steps";
import { mayHaveOwn, plannedAlerts } from "../thresholds";
import { grafanaUnit } from "../units";

type Shared =
  | "id"
  | "title"
  | "description"
  | "datasource"
  | "links"
  | "unit"
  | "decimals"
  | "min"
  | "max"
  | "dataLinks"
  | "noValue"
  | "interval"
  | "maxDataPoints";

/** What the builders of all kinds of panels have in common. */
export type AnyPanelBuilder = Builder<PanelJson> & {
  readonly [K in Shared | "thresholds" | "withTarget"]: (...args: Parameters<PanelBuilder[K]>) => unknown;
};

/** Fills in what all panels have. */
export function shareOf<B extends AnyPanelBuilder>(builder: B, panel: Panel, page: Page): B {
  const { unit, decimals = panel.decimals } = grafanaUnit(panel.targets[0]!.unit);
  builder.id(panel.id);
  builder.title(panel.title);
  builder.description(describe(panel, page));
  builder.datasource(DATA_SOURCE);
  builder.interval(minStep(page));
  if (page.dashboard.pace === "slow") builder.maxDataPoints(POINTS);
  builder.unit(unit);
  builder.noValue(panel.empty ?? "no data");
  if (decimals !== undefined) builder.decimals(decimals);
  if (panel.min !== undefined) builder.min(panel.min);
  if (panel.max !== undefined) builder.max(panel.max);
  if (panel.draws !== "lines") builder.thresholds(thresholdSteps(panel, page));
  builder.links([...runbookLinks(panel, page)]);
  const links = dataLinks(panel, page);
  if (links.length > 0) builder.dataLinks([...links]);
  return builder;
}

/** As many as a line over weeks has room for on a laptop: each costs a look at every instance. */
const POINTS = 180;

/** Nothing is asked for more often than it changes. */
const minStep = ({ plan, dashboard }: Page): string => (dashboard.pace === "slow" ? "1h" : toDuration(plan.interval));

/** How a target is asked: over the whole time, for one moment, or as a table of one moment. */
export type Asked = "range" | "instant" | "table";

/** The query of a target. */
export function queryOf({ id, query, legend }: Target, asked: Asked, page: Page): Builder<Dataquery> {
  return promQuery(id, queryPromql(query, page), legend, asked);
}

/** Any PromQL as a query of a panel. */
export function promQuery(refId: string, expr: string, legend: string, asked: Asked): Builder<Dataquery> {
  const query = new DataqueryBuilder().refId(refId).expr(expr).legendFormat(legend).datasource(DATA_SOURCE);
  if (asked === "range") return query.range();
  return asked === "instant" ? query.instant() : query.instant().format(PromQueryFormat.Table);
}

const STACKS = "**Colours:** by the stack's thresholds; an instance's own ones are lines on Instance.";

const describe = (panel: Panel, page: Page): string =>
  [
    panel.means,
    `**Normal:** ${panel.normal}`,
    `**What to do:** ${panel.act}`,
    ...(mayHaveOwn(panel) ? [STACKS] : []),
    ...plannedAlerts(panel, page).map(
      ({ title, id, holds }) => `**Alert:** ${title} (\`${id}\`)${holds === "0s" ? "" : `, after ${holds}`}`,
    ),
  ].join("\n\n");
