import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";

import type { RuleGroup } from "../../../compilers/prometheus/rule";
import { notation } from "../../rules/harness/promtool-tests";
import { inPromtool } from "../../rules/harness/run";
import { at, type Series } from "../../rules/harness/world";

/** A value at a moment. */
export interface Sample {
  /** Seconds since the beginning. */
  readonly time: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Nothing is called so: promtool then says what it got instead. */
const NOTHING = "nothing_is_called_so";

/**
 * What a real Prometheus records of some series, at each step: promtool evaluates the rules, and tells the values when it is told that it
 * should have found others.
 * @param names the records that are wanted
 */
export async function recordedBy(
  groups: readonly RuleGroup[],
  names: readonly string[],
  { series, interval, steps }: { readonly series: readonly Series[]; readonly interval: number; readonly steps: number },
): Promise<readonly Sample[]> {
  const test = {
    interval: at(interval),
    input_series: series.map((it) => ({ series: it.series, values: notation(it.values).replaceAll("NaN", "stale") })),
    promql_expr_test: Array.from({ length: steps }, (_, step) => ({
      expr: `{__name__=~"${names.join("|")}"}`,
      eval_time: `${step * interval}s`,
      exp_samples: [{ labels: NOTHING, value: 1 }],
    })),
  };
  const said = await inPromtool(async (directory) => {
    await writeFile(join(directory, "rules.yml"), stringify({ groups }, { lineWidth: 0, aliasDuplicateObjects: false }));
    const order = groups.map(({ name }) => name);
    const file = { rule_files: ["rules.yml"], evaluation_interval: at(interval), group_eval_order: order, tests: [test] };
    await writeFile(join(directory, "test.yml"), stringify(file, { lineWidth: 0, aliasDuplicateObjects: false }));
    return ["test.yml"];
  });
  return samplesIn(said ?? "", steps);
}

const MOMENT = /time: (\S+),\s+exp: [^\n]*\n\s+got: ([^\n]*)/g;
const SERIES = /\{([^}]*)\} ([^,\s]+)/g;

/** @throws Error when promtool did not speak of every step: what it said is then an error of the rules */
function samplesIn(said: string, steps: number): readonly Sample[] {
  const moments = [...said.matchAll(MOMENT)];
  if (moments.length !== steps) throw new Error(`promtool told of ${moments.length} of ${steps} moments:\n${said.slice(0, 2_000)}`);
  return moments.flatMap(([, time, got]) =>
    [...got!.matchAll(SERIES)].map(([, labels, value]) => ({ time: secondsOf(time!), labels: labelsOf(labels!), value: Number(value) })),
  );
}

const labelsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, value]): [string, string] => [key!, JSON.parse(`"${value}"`) as string]),
  );

const UNITS: Readonly<Record<string, number>> = { d: 86_400, h: 3_600, m: 60, s: 1, w: 604_800, y: 31_536_000 };

/** `1h30m` as Prometheus writes it. */
const secondsOf = (text: string): number =>
  [...text.matchAll(/(\d+)([ywdhms])/g)].reduce((sum, [, number, unit]) => sum + Number(number) * UNITS[unit!]!, 0);

/** Samples of series as they were scraped; a lost one is none. */
export const scraped = (series: readonly Series[], interval: number): readonly Sample[] =>
  series.flatMap(({ series: text, values }) => {
    const labels = { __name__: text.slice(0, text.indexOf("{")), ...labelsOf(text) };
    return values.flatMap((value, step) => (value === null || Number.isNaN(value) ? [] : [{ time: step * interval, labels, value }]));
  });
