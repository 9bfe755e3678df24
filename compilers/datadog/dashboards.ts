import {
  type Dashboard,
  type DashboardId,
  type Panel,
  type Plan,
  type Query,
  type Section,
  type Signal,
  type Target,
} from "../../catalog/model";
import { type DatadogContext, datadogQuery } from "../../languages/datadog";
import { Unsupported } from "../../languages/unsupported";
import type { DashboardDocument } from "./document";
import { markers } from "./markers";

/** The pages that Datadog gets: what fires, how long and since when stands in its own monitors page. */
const PAGES: readonly DashboardId[] = ["fleet", "instance", "database"];

/** How the choices at the top are called in queries: the tag that each narrows. */
const CHOICES = { project: "aura_project", instance: "instance_id", database: "database" } as const;

/** The dashboards of a stack, from the same panels as everywhere; what Datadog cannot say is named on the page. */
export const compileDatadogDashboards = (dashboards: readonly Dashboard[], plan: Plan): readonly DashboardDocument[] =>
  dashboards.filter(({ id }) => PAGES.includes(id)).map((it) => ({ id: it.id, json: JSON.stringify(page(it, plan)) }));

function page(dashboard: Dashboard, plan: Plan) {
  const chosen = choicesOf(dashboard);
  const context: DatadogContext = { stack: plan.stack, interval: plan.interval, filters: chosen.map((it) => `$${it}`) };
  const groups = dashboard.sections.map((it) => ({ section: it, ...widgetsOf(it, context) }));
  const missing = groups.flatMap((it) => it.missing);
  return {
    title: `Neo4j Aura ${dashboard.title} (${plan.stack})`,
    description: `${dashboard.description} Made by Pulumi: changes by hand are overwritten.`,
    layout_type: "ordered",
    template_variables: chosen.map((name) => ({ name, prefix: CHOICES[name], default: "*" })),
    // What the API adds by itself is said here, or each run would find a difference.
    notify_list: [],
    tags: [],
    widgets: [
      ...groups
        .filter(({ widgets }) => widgets.length > 0)
        .map(({ section, widgets }) => ({ definition: { type: "group", title: section.title, layout_type: "ordered", widgets } })),
      ...(missing.length === 0
        ? []
        : [{ definition: { type: "note", content: `Not drawn here: ${missing.join(", ")}.`, background_color: "gray" } }]),
    ],
  };
}

const choicesOf = ({ variables }: Dashboard): readonly (keyof typeof CHOICES)[] =>
  variables.flatMap(({ id }) => (id === "project" || id === "instance" || id === "database" ? [id] : []));

function widgetsOf({ panels }: Section, context: DatadogContext) {
  const drawn = panels.map((it) => ({ panel: it, definition: widget(it, context) }));
  return {
    widgets: drawn.flatMap(({ definition }) => (definition === undefined ? [] : [{ definition }])),
    missing: drawn.flatMap(({ panel, definition }) => (definition === undefined ? [panel.title] : [])),
  };
}

function widget(panel: Panel, context: DatadogContext): object | undefined {
  const targets = panel.targets.flatMap((it) => {
    const q = queryOf(it, context);
    return q === undefined ? [] : [{ ...it, q }];
  });
  const [first] = targets;
  if (first === undefined) return undefined;
  const title = { title: panel.title };
  switch (panel.draws) {
    case "lines":
    case "bars":
      return {
        type: "timeseries",
        ...title,
        show_legend: true,
        requests: targets.map(({ q, look, legend }) => ({
          q,
          display_type: panel.draws === "bars" ? "bars" : look === "stacked" ? "area" : "line",
          metadata: [{ expression: q, alias_name: legend.replace(/\{\{(\w+)\}\}/g, "").trim() || panel.title }],
        })),
        markers: markers(panel),
      };
    case "number":
    case "gauge":
      return { type: "query_value", ...title, autoscale: true, precision: 2, requests: [{ q: first.q, aggregator: "last" }] };
    case "ranking":
      return { type: "toplist", ...title, requests: [{ q: `top(${first.q}, 10, 'last', 'desc')` }] };
    case "table":
      return {
        type: "query_table",
        ...title,
        requests: targets.map(({ q, legend }) => ({ q, aggregator: "last", alias: legend, limit: 50, order: "desc" })),
      };
    case "states":
      return undefined;
  }
}

function queryOf({ query }: Target, context: DatadogContext): string | undefined {
  const signal = signalOf(query);
  if (signal === undefined) return undefined;
  try {
    return datadogQuery(signal, context);
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

function signalOf(query: Query): Signal | undefined {
  switch (query.kind) {
    case "series":
    case "top":
      return query.of;
    case "guarded":
      return query.alert.when.signal;
    default:
      return undefined;
  }
}
