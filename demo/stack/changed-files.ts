import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A hash of each file that servers read, by its path. */
export type Snapshot = ReadonlyMap<string, string>;

/** What is in force in a directory of sets; the generations behind them are left out. */
export function snapshotOf(directory: string): Snapshot {
  const sets = readdirSync(directory).filter((name) => !name.startsWith("."));
  const files = sets.flatMap((set) =>
    readdirSync(join(directory, set), { recursive: true, encoding: "utf8" }).map((path) => join(set, path)),
  );
  const real = files.filter((path) => statSync(join(directory, path)).isFile());
  return new Map(
    real.map((path) => [
      path,
      createHash("sha256")
        .update(readFileSync(join(directory, path)))
        .digest("hex"),
    ]),
  );
}

/** Paths that were changed, added or removed between two snapshots. */
export const changedFiles = (before: Snapshot, after: Snapshot): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort();
