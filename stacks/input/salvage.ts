import { stackConfig, type StackConfig } from "../config";
import { isMap, valueAt } from "../mistakes/path-text";
import type { Refused } from "../mistakes/schema-mistakes";
import { readSchema } from "./read-schema";

/** What can be read of a document that the schema refuses in places, so that mistakes of both kinds are told at once. */
export interface Salvaged {
  /** The config without what was refused. Only for looking for more mistakes while `refused` is not empty. */
  readonly config: StackConfig;
  readonly refused: readonly Refused[];
  /** The document as it was written. */
  readonly document: unknown;
}

/** Stands for required sections that are missing or wholly refused. */
const PLACEHOLDER = { environment: "unknown", aura: { projects: {} }, prometheus: { kind: "files", directory: "unknown" }, contacts: {} };

type Path = readonly PropertyKey[];

/** Reads a document; what the schema refuses is taken out, whole named things at a time, until the rest can be read. */
export function salvage(document: unknown): Salvaged {
  const first = readSchema(stackConfig, document);
  if (first.config !== undefined) return { config: first.config, refused: [], document };
  let rest: unknown = isMap(document) ? { ...PLACEHOLDER, ...document } : PLACEHOLDER;
  for (;;) {
    const { config, refused } = readSchema(stackConfig, rest);
    if (config !== undefined) return { config, refused: first.refused, document };
    const less = refused.reduce((value, it) => without(value, it.path), rest);
    rest = less === rest ? PLACEHOLDER : less;
  }
}

/** Takes out what stands at a path, or the list that it is in; where something is missing, the thing around it. */
function without(document: unknown, path: Path): unknown {
  const listed = path.findIndex((part) => typeof part === "number");
  const place = listed >= 0 ? path.slice(0, listed) : path;
  const target = valueAt(document, place) === undefined && place.length > 1 ? place.slice(0, -1) : place;
  if (target.length === 0) return PLACEHOLDER;
  if (valueAt(document, target) === undefined) return document;
  const fallback = target.length === 1 ? (PLACEHOLDER as Readonly<Record<PropertyKey, unknown>>)[target[0]!] : undefined;
  return replaced(document, target, fallback);
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (!isMap(value) || key === undefined) return by;
  const { [String(key)]: old, ...others } = value;
  const changed = rest.length === 0 ? by : replaced(old, rest, by);
  return changed === undefined ? others : { ...others, [String(key)]: changed };
}
