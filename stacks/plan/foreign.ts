import { isMap, valueAt } from "../mistakes/path-text";
import type { Draft } from "./draft";

/** A part of the config that has no effect with the chosen target, and what to do about it. */
export type Foreign = readonly [path: readonly [string, ...string[]], fix: string];

/** Reports what is written and has no effect. @param where for whom it has none, as the end of a sentence */
export function reportForeign(all: readonly Foreign[], where: string, { document, report }: Draft): void {
  for (const [path, fix] of all) {
    const given = valueAt(document, path);
    if (given === undefined || given === null || (isMap(given) && Object.keys(given).length === 0)) continue;
    report({ path: path.join("."), problem: `has no effect ${where}`, fix });
  }
}
