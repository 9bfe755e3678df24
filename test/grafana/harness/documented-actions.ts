import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The actions that docs/grafana.md says a token needs. @param rows which rows of its table, by a word in their first column */
export function documentedActions(rows: RegExp): readonly string[] {
  const text = readFileSync(join(__dirname, "../../../docs/grafana.md"), "utf8");
  const table = text.split("\n").filter((line) => line.startsWith("|") && rows.test(line.split("|")[1]!));
  return table.flatMap((line) => [...line.matchAll(/`([a-z.]+:[a-z]+)`/g)].map(([, action]) => action!));
}
