import type { Alert } from "./alert";
import type { Query } from "./query";
import type { Duration, Unit } from "./units";

/**
 * How a panel draws. `lines`: trends. `bars`: what is counted in spans of time. `number`: one figure now. `gauge`: a share of something now.
 * `ranking`: bars side by side, for comparison. `table`: a row for each instance or alert. `states`: what was so, and when.
 */
export type Drawing = "lines" | "bars" | "number" | "gauge" | "ranking" | "table" | "states";

/** How one target of a panel looks. `limit`: a dashed grey line that others are measured against. `below`: mirrored under the axis. */
export type Look = "plain" | "limit" | "below" | "stacked";

/** One query of a panel. */
export interface Target {
  /** Permanent in its panel: capital letters. */
  readonly id: string;
  readonly query: Query;
  readonly unit: Unit;
  /** The name of its series, with `{{label}}`; in a table, the heading of its column. */
  readonly legend: string;
  readonly look: Look;
  /** The alert whose thresholds colour it, in a table. */
  readonly judgedBy?: Alert;
}

/** The heading of the column that rows are sorted by, and what stands on top. */
export interface Sorting {
  readonly by: string;
  readonly first: "highest" | "lowest";
}

/** What a reader wants to know of a panel. */
export interface About {
  readonly means: string;
  readonly normal: string;
  readonly act: string;
}

/** A drawing of something. */
export interface Panel extends About {
  /** Permanent and unique in its dashboard: links and screenshots point to it. */
  readonly id: number;
  readonly title: string;
  readonly draws: Drawing;
  readonly targets: readonly Target[];
  /** Alerts whose thresholds are drawn; the first one's colour a number, a gauge or a column. */
  readonly alerts: readonly Alert[];
  /** Of the 24 columns of a page. */
  readonly width: number;
  /** In rows of 30 pixels. */
  readonly height: number;
  readonly min?: number;
  readonly max?: number;
  /** Digits behind the point. @default as many as the unit has */
  readonly decimals?: number;
  /** `log`: for what spans milliseconds and minutes, or its thresholds would flatten it. @default linear */
  readonly scale?: "log";
  /** How the rows of a table stand at first, by the first column that tells them apart. @default as they come */
  readonly sorted?: readonly Sorting[];
  /** What it says where there is nothing to show, and that is as it should be. @default no data */
  readonly empty?: string;
  /** The dashboard that shows more of what was clicked on. */
  readonly opens?: DashboardId;
}

/** Panels under one heading. */
export interface Section {
  /** Permanent and unique among the panels of its dashboard. */
  readonly id: number;
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** Names of dashboards; permanent, part of addresses. */
export type DashboardId = "fleet" | "instance" | "database" | "cluster" | "capacity" | "pipeline" | "alerts";

/** What a reader chooses at the top; the name that queries and addresses know it by. */
export type VariableId = "stack" | "project" | "environment" | "team" | "tier" | "instance" | "database" | "prometheus" | "alertmanager";

/**
 * One choice; it offers what fits the choices before it. `one`: exactly one value, `many`: any number, all at first.
 *
 * - `labels`: values of a label of a query, shown as another label where that is what people know.
 * - `jobs`: the jobs that scrape a program which watches.
 */
export type Variable =
  | {
      readonly kind: "labels";
      readonly id: Exclude<VariableId, "prometheus" | "alertmanager">;
      readonly title: string;
      readonly pick: "one" | "many";
      readonly of: Query;
      readonly value: string;
      /** @default the value itself */
      readonly text?: string;
    }
  | { readonly kind: "jobs"; readonly id: "prometheus" | "alertmanager"; readonly title: string; readonly pick: "one" };

/**
 * Something that is marked on the time axis: moments in which a query has a value above zero, or what a pipeline or a person has noted under
 * a tag. `isOff`: only once the reader switches it on at the top.
 */
export type Mark = { readonly id: string; readonly title: string; readonly isOff?: true } & (
  | { readonly kind: "query"; readonly query: Query; readonly says: string }
  | { readonly kind: "alerts" }
  | { readonly kind: "noted"; readonly tag: string }
);

/** One page. */
export interface Dashboard {
  readonly id: DashboardId;
  readonly title: string;
  readonly description: string;
  /** How far back it looks at first. */
  readonly range: Duration;
  /** `live`: drawn anew as data comes in. `slow`: it looks far back, reads hourly records, and is drawn anew every quarter of an hour. */
  readonly pace: "live" | "slow";
  readonly variables: readonly Variable[];
  readonly marks: readonly Mark[];
  readonly sections: readonly Section[];
}

/** Every panel of a dashboard, from top to bottom. */
export const panelsOf = (dashboard: Dashboard): readonly Panel[] => dashboard.sections.flatMap(({ panels }) => panels);

/** Letters of a uid that the longest name of a dashboard leaves free: Grafana allows forty. */
const PREFIX = 31;

/** What begins the uids of a stack's dashboards where the config names nothing else. Two stacks never have the same one. */
export function uidPrefixOf(stack: string): string {
  const whole = `aura-${stack}`;
  if (whole.length <= PREFIX) return whole;
  let hash = 0x811c9dc5;
  for (const character of stack) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return `${whole.slice(0, PREFIX - 9)}-${hash.toString(16).padStart(8, "0")}`;
}

/**
 * The permanent uid of a dashboard. It depends on the prefix and on the dashboard alone: it outlives renamed titles, and what is drawn does not
 * depend on it.
 */
export const dashboardUid = (prefix: string, id: DashboardId): string => `${prefix}-${id}`;
