import type { Alert } from "./alert";
import type { About, DashboardId, Drawing, Look, Panel, Section, Sorting, Target } from "./dashboard";
import type { Metric } from "./metric";
import type { Grouping, Query, QueryFold } from "./query";
import type { Signal } from "./signal";
import type { Unit } from "./units";
import { signalOf } from "./build-stored";

/** A target before its panel gives it a letter. */
export type Shown = Omit<Target, "id">;

/** A query under a name. A signal or metric stands for all its series. */
export function shown(legend: string, what: Metric | Signal | Query, look: Look = "plain"): Shown {
  const query = isQuery(what) ? what : ({ kind: "series", of: signalOf(what) } as const);
  return { query, unit: unitOf(query), legend, look };
}

/** A column of a table, coloured by the thresholds of an alert. */
export const judged = (legend: string, what: Metric | Signal | Query, judgedBy: Alert): Shown => ({ ...shown(legend, what), judgedBy });

/** What is yes or no of each, added up: how many say yes. */
export const counted = (legend: string, what: Metric | Signal | Query): Shown => ({ ...shown(legend, what), unit: "count" });

/** The signal of an alert, whatever its guards say: what its thresholds are drawn beside. */
export const watched = ({ when }: Alert): Query => ({ kind: "series", of: when.signal });
/** What an alert compares with its thresholds: its signal where its guards hold. */
export const guarded = (alert: Alert): Query => ({ kind: "guarded", alert });
/** The same, only where it is above a number. */
export const guardedAbove = (alert: Alert, above: number): Query => ({ kind: "guarded", alert, above });

const top = (order: "highest" | "lowest", take: number, of: Metric | Signal) => ({ kind: "top", of: signalOf(of), order, take }) as const;
/** The ten highest, as bars. */
export const highestTen = (of: Metric | Signal): Query => top("highest", 10, of);
/** The ten lowest, as bars. */
export const lowestTen = (of: Metric | Signal): Query => top("lowest", 10, of);
/** The ten highest of those that are above a number. */
export const highestTenAbove = (of: Metric | Signal, above: number): Query => ({ ...top("highest", 10, of), above });
/** The six highest, as lines: everybody tells so many colours apart. */
export const highestSix = (of: Metric | Signal): Query => top("highest", 6, of);
/** The six lowest, as lines. */
export const lowestSix = (of: Metric | Signal): Query => top("lowest", 6, of);
/** The twenty lowest, as rows over time. */
export const lowestTwenty = (of: Metric | Signal): Query => top("lowest", 20, of);
/** How many series a query has. */
export const countOf = (of: Metric | Signal | Query): Query => ({ kind: "count", of: shown("", of).query });
/** Instances compared by what is known of them. */
export const grouped = (fold: QueryFold, by: readonly Grouping[], of: Metric | Signal): Query => ({
  kind: "grouped",
  of: signalOf(of),
  by,
  fold,
});

/** What a panel says of itself; `alerts` and the size have defaults. */
export interface PanelArgs extends About {
  readonly targets: readonly Shown[];
  /** @default none */
  readonly alerts?: readonly Alert[];
  /** @default 8 */
  readonly width?: number;
  /** @default 8 */
  readonly height?: number;
  readonly min?: number;
  readonly max?: number;
  /** @default as many as the unit has */
  readonly decimals?: number;
  /** @default linear */
  readonly scale?: "log";
  /** @default as they come */
  readonly sorted?: readonly Sorting[];
  /** @default no data */
  readonly empty?: string;
  readonly opens?: DashboardId;
}

const panel =
  (draws: Drawing, width: number, height: number) =>
  (id: number, title: string, { targets, ...args }: PanelArgs): Panel => ({
    alerts: [],
    width,
    height,
    ...args,
    id,
    title,
    draws,
    targets: targets.map((it, index) => ({ ...it, id: String.fromCharCode(65 + index) })),
  });

/** Trends. */
export const lines = panel("lines", 8, 8);
/** What is counted in spans of time. */
export const bars = panel("bars", 8, 8);
/** One figure now. */
export const figure = panel("number", 4, 4);
/** A share of something now. */
export const gaugePanel = panel("gauge", 4, 4);
/** Bars side by side. */
export const ranking = panel("ranking", 8, 9);
/** Rows of instances or alerts. */
export const table = panel("table", 24, 10);
/** What was so, and when. */
export const states = panel("states", 12, 8);

/** Panels under one heading. */
export const section = (id: number, title: string, panels: readonly Panel[]): Section => ({ id, title, panels });

const isQuery = (it: Metric | Signal | Query): it is Query => !("unit" in it);

function unitOf(query: Query): Unit {
  switch (query.kind) {
    case "series":
    case "top":
      return query.of.unit;
    case "grouped":
      return query.fold === "count" ? "count" : query.of.unit;
    case "guarded":
      return query.alert.when.signal.unit;
    case "ruleTime":
      return "ratio";
    case "alertAge":
      return "seconds";
    case "instances":
    case "endpoints":
    case "reporting":
      return "boolean";
    case "count":
    case "resets":
    case "watcher":
    case "worstAlert":
    case "alerts":
    case "alertRank":
      return "count";
  }
}
