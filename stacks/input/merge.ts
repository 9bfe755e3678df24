import type { Mistake } from "../mistakes/mistake";
import { isMap } from "../mistakes/path-text";

/** Which file gave a value, by path (`aura.projects.payments.id`); a list is one value. */
export type Origins = ReadonlyMap<string, string>;

/** A config document and the file that it was read from. */
export interface ConfigDocument {
  readonly file: string;
  /** Sections by name. */
  readonly value: unknown;
}

/** Two documents made one, and where each value came from. */
export interface Merged {
  readonly value: unknown;
  readonly origins: Origins;
}

/**
 * Lays a stack's config over the defaults that stacks share: maps are merged deeply, a map of another `kind` and everything else is replaced,
 * and an empty value (`null`) takes the shared one away.
 */
export function mergeConfig(defaults: ConfigDocument, stack: ConfigDocument): Merged {
  const value = merged(defaults.value ?? {}, stack.value ?? {});
  const origins = leaves(value).map((path): [string, string] => [pathKey(path), holds(stack.value, path) ? stack.file : defaults.file]);
  return { value, origins: new Map(origins) };
}

function merged(under: unknown, over: unknown): unknown {
  if (!isMap(over)) return over;
  const base = isMap(under) && !isOtherKind(under, over) ? under : {};
  const keys = [...new Set([...Object.keys(base), ...Object.keys(over)])].filter((key) => over[key] !== null);
  return Object.fromEntries(keys.map((key) => [key, key in over ? merged(base[key], over[key]) : base[key]]));
}

/** What a shared choice says about itself means nothing for another choice. */
const isOtherKind = (under: Readonly<Record<string, unknown>>, over: Readonly<Record<string, unknown>>): boolean =>
  typeof under.kind === "string" && typeof over.kind === "string" && under.kind !== over.kind;

type Keys = readonly string[];

const leaves = (value: unknown, path: Keys = []): readonly Keys[] =>
  isMap(value) && Object.keys(value).length > 0 ? Object.entries(value).flatMap(([key, it]) => leaves(it, [...path, key])) : [path];

/** A value of the stack's own covers all below it that is not a map. */
const holds = (document: unknown, path: Keys): boolean =>
  path.length === 0 ? document !== undefined : isMap(document) && path[0]! in document && holds(document[path[0]!], path.slice(1));

const pathKey = (path: Keys): string => path.join(".");

/** Says in a mistake which file it came from, where that is not the file that the user edits. */
export function withOrigin(mistake: Mistake, origins: Origins | undefined, file: string): Mistake {
  const from = origins === undefined ? undefined : originOf(mistake.path.replaceAll('"', ""), origins);
  return from === undefined || from === file ? mistake : { ...mistake, file: from };
}

/** The file of a path: of the value itself, of the list around it, or of the only file that gave anything below it. */
function originOf(path: string, origins: Origins): string | undefined {
  const exact = origins.get(path) ?? origins.get(path.replace(/\[.*$/, ""));
  if (exact !== undefined) return exact;
  const below = new Set([...origins].filter(([it]) => it.startsWith(`${path}.`)).map(([, from]) => from));
  return below.size === 1 ? [...below][0] : undefined;
}
