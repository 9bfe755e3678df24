import type { Alert, Metric, Recorded } from "../../catalog/model";
import type { StackConfig } from "../config";
import type { Report } from "../mistakes/mistake";
import { isMap, valueAt } from "../mistakes/path-text";

/** Everything that can be watched: what the catalog holds. */
export interface Catalog {
  readonly metrics: readonly Metric[];
  readonly records: readonly Recorded[];
  readonly alerts: readonly Alert[];
}

/** What all parts of a plan are made from. */
export interface Draft {
  readonly config: StackConfig;
  readonly catalog: Catalog;
  readonly report: Report;
  /** Sections that the schema refused in part: what seems to be missing in them may only be misspelt. */
  readonly broken: ReadonlySet<string>;
  /** The config as it was written. */
  readonly document: unknown;
}

/** Names of the things in a section, also of those that the schema refused. */
export function namesIn(section: "contacts" | "calendars", { document, config }: Draft): readonly string[] {
  const written = valueAt(document, [section]);
  return Object.keys(isMap(written) ? written : config[section]);
}

/** Entries by name: the order in a file means nothing. */
export const byName = <T>(map: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** Without the fields that were left out. */
export const given = <T extends object>(it: T): Given<T> =>
  Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined)) as Given<T>;

/** The same fields, and those that may be left out are never `undefined`. */
type Given<T> = T extends object ? { [K in keyof T]: Exclude<T[K], undefined> } : never;
