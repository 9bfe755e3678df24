import { Document, Scalar, YAMLMap } from "yaml";
import type { LockedInstance } from "./lock";
import { isAtRest } from "./tiers";

/** An instance as it stands in the config, under a name that is free there. */
export interface ConfigEntry {
  readonly key: string;
  readonly value: { readonly id: string; readonly pausedDuring?: "always" };
}

/** @param taken names that other instances have already */
export function configEntry({ id, name, status }: LockedInstance, taken: readonly string[]): ConfigEntry {
  const plain = displayName(name);
  const free = [plain, `${displayName(name.slice(0, 50))} (${id})`].find(
    (it) => it !== "" && it !== "__proto__" && !it.startsWith(" ") && !taken.includes(it),
  );
  return { key: free ?? id, value: { id, ...(isAtRest(status) && { pausedDuring: "always" as const }) } };
}

/** The line for a stack file, ids always in quotes: YAML reads 00000123 as a number. */
export function configLine({ key, value: { id, pausedDuring } }: ConfigEntry): string {
  const quoted = new Scalar(id);
  quoted.type = Scalar.QUOTE_DOUBLE;
  const map = new YAMLMap<string, unknown>();
  map.flow = true;
  map.set("id", quoted);
  if (pausedDuring !== undefined) map.set("pausedDuring", pausedDuring);
  return new Document({ [key]: map }).toString({ lineWidth: 0 }).trimEnd();
}

/** Names in the config: letters, digits, spaces and `. _ / : ( ) -`, at most 63, a letter or digit first. */
const displayName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N} ._/:()-]+/gu, "-")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .slice(0, 63)
    .replace(/[^\p{L}\p{N})]+$/u, "");
