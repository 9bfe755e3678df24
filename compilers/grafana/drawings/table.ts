import * as common from "@grafana/grafana-foundation-sdk/common";
import type { DynamicConfigValue } from "@grafana/grafana-foundation-sdk/dashboard";
import * as tables from "@grafana/grafana-foundation-sdk/table";
import type { Panel, Sorting, Target } from "../../../catalog/model";
import { OK } from "../colors";
import { mappingsOf, type Word } from "../mappings";
import { dashboardLinks, runbookLink } from "../row-links";
import type { Page } from "../page";
import { type Step, stepsOfAlert } from "../steps";
import { grafanaUnit } from "../units";
import { queryOf, shareOf } from "./shared";

/** Labels that become columns, in this order, by the heading that people read. */
const COLUMNS: Readonly<Record<string, string>> = {
  instance_name: "Instance",
  instance_id: "Id",
  alertname: "Alert",
  database: "Database",
  environment: "Environment",
  team: "Team",
  tier: "Tier",
  service: "Service",
  endpoint_name: "Endpoint",
  aura_endpoint: "Endpoint's id",
  aura_stack: "Stack",
};

/** Links need them, readers do not. */
const HIDDEN = ["aura_project", "aura_alert"];
/** Rows that differ in it do not become one. */
const NAME = "__name__";
/** What is not in a column at all. */
const DROPPED = [
  "Time",
  NAME,
  "alertstate",
  "severity",
  "pause",
  "heartbeat",
  "escalation",
  "job",
  "instance",
  "project_name",
  "endpoint_id",
];

/** A row for each instance, group or alert; its targets are the columns beside what is known of it. */
export function drawTable(panel: Panel, page: Page): tables.PanelBuilder {
  const builder = shareOf(new tables.PanelBuilder(), panel, page)
    .cellHeight(common.TableCellHeight.Sm)
    .targets(panel.targets.map((it) => queryOf(it, "table", page)));
  if (panel.targets.length > 1) {
    builder.withTransformation({ id: "filterFieldsByName", options: { exclude: { names: [NAME] } } });
    builder.withTransformation({ id: "merge", options: {} });
  }
  builder.withTransformation({ id: "organize", options: organized(panel) });
  for (const label of HIDDEN) builder.overrideByName(label, [property("custom.hidden", true)]);
  for (const target of panel.targets.filter(({ legend }) => legend !== "")) builder.overrideByName(target.legend, column(target, page));
  if (panel.sorted !== undefined) builder.sortBy(panel.sorted.map(sortedBy));
  if (panel.opens !== undefined) {
    const links = property("links", dashboardLinks(panel.opens, page));
    // An instance that the stack file does not name is known by its id alone.
    for (const name of ["Instance", "Id"]) builder.overrideByName(name, [links]);
  }
  builder.overrideByName("Alert", [property("links", [runbookLink(page)])]);
  return builder;
}

const property = (id: string, value: unknown): DynamicConfigValue => ({ id, value });
const COLORED = property("custom.cellOptions", {
  type: common.TableCellDisplayMode.ColorBackground,
  mode: common.TableCellBackgroundDisplayMode.Basic,
});

const sortedBy = ({ by, first }: Sorting): common.TableSortByFieldStateBuilder =>
  new common.TableSortByFieldStateBuilder().displayName(by).desc(first === "highest");

/** How Grafana names the column of a target's values. */
const valueColumn = ({ targets }: Panel, { id }: Target): string => (targets.length > 1 ? `Value #${id}` : "Value");

function organized(panel: Panel) {
  const unnamed = panel.targets.filter(({ legend }) => legend === "").map((it) => valueColumn(panel, it));
  const named = panel.targets.filter(({ legend }) => legend !== "").map((it) => [valueColumn(panel, it), it.legend] as const);
  const order = [...Object.keys(COLUMNS), ...named.map(([name]) => name)];
  return {
    excludeByName: Object.fromEntries([...DROPPED, ...unnamed].map((name) => [name, true])),
    indexByName: Object.fromEntries(order.map((name, index) => [name, index])),
    renameByName: { ...COLUMNS, ...Object.fromEntries(named) },
  };
}

/** Among many cells only what is not well has a colour. */
const calm = <T extends Step | Word>(it: T): T => (it.color === OK ? { ...it, color: "transparent" } : it);

function column(target: Target, page: Page): DynamicConfigValue[] {
  const { unit, decimals } = grafanaUnit(target.unit);
  const mappings = mappingsOf(target, calm);
  const steps = target.judgedBy === undefined ? undefined : stepsOfAlert(target.judgedBy, page);
  return [
    property("unit", unit),
    ...(decimals === undefined ? [] : [property("decimals", decimals)]),
    ...(mappings.length === 0 ? [] : [property("mappings", mappings), COLORED]),
    ...(steps === undefined ? [] : [property("thresholds", { mode: "absolute", steps: steps.map(calm) }), COLORED]),
  ];
}
