import { type Dashboard, type Panel, panelsOf, type Plan } from "../../catalog/model";
import { nrqlPanelQuery } from "../../languages/nrql";
import type { NewRelicOptions } from "./options";

/** The grid of a page has twelve columns; the catalog's has twenty-four. */
const COLUMNS = 12;

/** A dashboard of New Relic, with one page for each of the catalog's. */
export interface NewRelicDashboard {
  readonly json: string;
  /** Names of the series that its widgets read. */
  readonly reads: readonly string[];
}

/** The catalog's dashboards as pages, with the panels that NRQL can ask for; a page without one is left out. */
export function compileDashboard(
  dashboards: readonly Dashboard[],
  plan: Plan,
  { accountId }: Pick<NewRelicOptions, "accountId">,
): NewRelicDashboard {
  const pages = dashboards.flatMap((it) => {
    const widgets = placed(panelsOf(it).flatMap((panel) => widgetOf(panel, plan, accountId) ?? []));
    return widgets.length === 0 ? [] : [{ name: it.title, description: it.description, widgets }];
  });
  const reads = dashboards
    .flatMap(panelsOf)
    .flatMap(({ targets }) => targets.flatMap(({ query }) => nrqlPanelQuery(query, plan.stack)?.metric ?? []));
  const whole = {
    name: `Aura ${plan.stack}`,
    description: "Neo4j Aura. Made by pulumi-aura-monitoring.",
    permissions: "PUBLIC_READ_ONLY",
    pages,
  };
  return { json: JSON.stringify(whole), reads: [...new Set(reads)].sort() };
}

interface Widget {
  readonly width: number;
  readonly height: number;
  readonly body: object;
}

/** A panel whose every target NRQL can ask for: half of a comparison would mislead. */
function widgetOf(panel: Panel, plan: Plan, accountId: number): Widget | undefined {
  const queries = panel.targets.map(({ query }) => nrqlPanelQuery(query, plan.stack));
  if (queries.length === 0 || queries.some((it) => it === undefined)) return undefined;
  return {
    width: Math.max(3, Math.round(panel.width / 2)),
    height: 3,
    body: {
      title: panel.title,
      visualization: { id: "viz.line" },
      rawConfiguration: {
        nrqlQueries: queries.map((it) => ({ accountIds: [accountId], query: it!.text })),
        legend: { enabled: true },
        yAxisLeft: { zero: panel.min === 0 },
      },
    },
  };
}

/** From left to right, and on to the next row. */
function placed(widgets: readonly Widget[]): readonly object[] {
  let [column, row] = [1, 1];
  return widgets.map(({ width, height, body }) => {
    if (column + width - 1 > COLUMNS) [column, row] = [1, row + height];
    const layout = { column, row, width, height };
    column += width;
    return { ...body, layout };
  });
}
