import { DashboardLinkBuilder, DashboardLinkType } from "@grafana/grafana-foundation-sdk/dashboard";
import { type Dashboard, type DashboardId, dashboardUid, type Panel, type Variable, type VariableId } from "../../catalog/model";
import { KEYS } from "../../languages/promql";
import { drawsApplication } from "./application";
import type { Page } from "./page";
import { plannedAlerts } from "./thresholds";

/** Leads to all dashboards from the top of each, with the chosen time and variables. */
export const navigation = (dashboards: readonly Dashboard[], { plan }: Page): readonly DashboardLinkBuilder[] =>
  dashboards.map(({ id, title, description }) =>
    new DashboardLinkBuilder(title)
      .type(DashboardLinkType.Link)
      .icon("dashboard")
      .tooltip(description)
      .url(`/d/${dashboardUid(plan.links.dashboardPrefix, id)}`)
      .includeVars(true)
      .keepTime(true),
  );

/** Leads out of Grafana, to the logs and traces of what is shown. */
export const outwardLinks = ({ dashboard, options }: Page): readonly DashboardLinkBuilder[] =>
  drawsApplication(dashboard)
    ? (options.links ?? []).map(({ title, url }) =>
        new DashboardLinkBuilder(title).type(DashboardLinkType.Link).icon("external link").url(url).targetBlank(true),
      )
    : [];

/** From a panel to the runbook of each alert that it draws. */
export const runbookLinks = (panel: Panel, page: Page): readonly DashboardLinkBuilder[] =>
  plannedAlerts(panel, page).map(({ id, title }) =>
    new DashboardLinkBuilder(`Runbook: ${title}`).type(DashboardLinkType.Link).url(runbookUrl(id, page)).targetBlank(true),
  );

export const runbookUrl = (alert: string, { plan }: Page): string => `${plan.links.runbooks}/${alert}.md`;

/** From a point of a panel to the dashboard that shows more of it, at the same time. */
export function dataLinks(panel: Panel, page: Page): readonly DashboardLinkBuilder[] {
  if (panel.opens === undefined || panel.draws === "table") return [];
  const title = `Open ${TITLES[panel.opens]}`;
  return [new DashboardLinkBuilder(title).type(DashboardLinkType.Link).url(dashboardUrl(panel.opens, sourceOf(panel), page))];
}

/** Labels whose values are known where a reader clicks, and how Grafana calls them there. */
export interface Source {
  readonly labels: readonly string[];
  readonly at: "__field.labels" | "__data.fields";
}

function sourceOf({ targets }: Panel): Source {
  const levels = targets.flatMap(({ query }) => (query.kind === "series" || query.kind === "top" ? [query.of.level] : []));
  const [first = "server", ...others] = levels;
  const labels = KEYS[first].filter((label) => others.every((it) => KEYS[it].includes(label)));
  return { labels, at: "__field.labels" };
}

/** The address of another dashboard that keeps time, data source and what is looked at. */
export function dashboardUrl(id: DashboardId, source: Source, page: Page): string {
  const own = page.dashboard.variables;
  const clicked = (Object.keys(LABELS) as VariableId[]).filter((it) => isKnown(it, source) && !own.some(({ id }) => id === it));
  const variables = [...own.map((it) => variableOf(it, source)), ...clicked.map((it) => clickedOn(it, source))];
  return [`/d/${dashboardUid(page.plan.links.dashboardPrefix, id)}?\${__url_time_range}`, "${datasource:queryparam}", ...variables].join(
    "&",
  );
}

const LABELS: Readonly<Partial<Record<VariableId, string>>> = {
  stack: "aura_stack",
  project: "aura_project",
  instance: "instance_id",
  database: "database",
};

const isKnown = (id: VariableId, { labels }: Source): boolean => LABELS[id] !== undefined && labels.includes(LABELS[id]);
const clickedOn = (id: VariableId, { at }: Source): string => `var-${id}=\${${at}.${LABELS[id]!}}`;

/** What was clicked on where that is one of many, else what is chosen. */
const variableOf = ({ id, pick }: Variable, source: Source): string =>
  pick === "many" && isKnown(id, source) ? clickedOn(id, source) : `\${${id}:queryparam}`;

/** How dashboards are called. */
export const TITLES: Readonly<Record<DashboardId, string>> = {
  fleet: "Fleet",
  instance: "Instance",
  database: "Database",
  cluster: "Cluster",
  capacity: "Capacity",
  pipeline: "Pipeline",
  alerts: "Alerts",
};
