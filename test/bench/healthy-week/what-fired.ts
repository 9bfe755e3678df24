import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";

import { type Plan, toDuration } from "../../../catalog/model";
import { compileRules } from "../../../compilers/prometheus";
import { resolveProgram } from "../../../toolchain";
import { run } from "../../../toolchain/run";
import type { TestSeries } from "./test-series";

/** One alert of one instance or database in the week. */
export interface Fired {
  readonly labels: Readonly<Record<string, string>>;
  /** How often it began to fire. */
  readonly times: number;
  /** Seconds that it fired in all. */
  readonly seconds: number;
}

/** What rules are run on. */
export interface Week {
  readonly plan: Plan;
  readonly series: readonly TestSeries[];
  /** Seconds from the first sample to the end of the week. */
  readonly length: number;
  /** The last seconds of the week, in which is counted what fires. */
  readonly counted: number;
  /** Something that does happen, after the week: rules that do not see it have not been run. */
  readonly fault: { readonly alert: string; readonly seenAfter: number };
}

const FIRING = 'ALERTS{alertstate="firing",heartbeat=""}';

/**
 * Runs every rule over a week of samples in promtool.
 *
 * @throws Error when promtool cannot run them, or when they do not see the fault after the week: silence would then mean nothing
 */
export async function whatFired({ plan, series, length, counted, fault }: Week): Promise<readonly Fired[]> {
  const folder = await mkdtemp(join(tmpdir(), "aura-week-"));
  const step = toDuration(plan.interval);
  const window = `[${toDuration(counted)}:${step}]`;
  const questions = {
    times: `count_over_time((${FIRING} unless ${FIRING} offset ${step})${window})`,
    seconds: `count_over_time((${FIRING})${window}) * ${plan.interval}`,
  };
  const health = {
    "count(instance:neo4j_aura_cpu_utilization:ratio)": plan.instances.length,
    [`count(count by (instance_id) (ALERTS{alertstate="firing",aura_alert="${fault.alert}"}))`]: 1,
  };
  try {
    await writeFile(join(folder, "rules.yml"), stringify({ groups: compileRules(plan).documents.flatMap(({ groups }) => groups) }));
    const asked = Object.values(questions).map((expr) => ({ expr, eval_time: toDuration(length), exp_samples: [] }));
    const sane = Object.entries(health).map(([expr, value]) => ({
      expr,
      eval_time: toDuration(length + fault.seenAfter),
      exp_samples: [{ labels: "{}", value }],
    }));
    const test = { interval: step, input_series: series, promql_expr_test: [...asked, ...sane] };
    await writeFile(join(folder, "week.yml"), JSON.stringify({ rule_files: ["rules.yml"], evaluation_interval: step, tests: [test] }));
    const { output } = await run(await resolveProgram("promtool"), ["test", "rules", "week.yml"], { cwd: folder, env: process.env });
    return readAnswers(output, questions, Object.keys(health));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** promtool says what an expression gives only where that is not what was expected. */
function readAnswers(
  output: string,
  { times, seconds }: Readonly<Record<"times" | "seconds", string>>,
  sane: readonly string[],
): readonly Fired[] {
  const complaint = sane.find((expr) => output.includes(JSON.stringify(expr)));
  if (complaint !== undefined || !/SUCCESS|got:/.test(output))
    throw new Error(`promtool did not run the rules on the whole week: ${output.slice(0, 2_000)}`);
  const durations = new Map(answersTo(output, seconds).map(({ key, value }) => [key, value]));
  return answersTo(output, times).map(({ key, labels, value }) => ({ labels, times: value, seconds: durations.get(key) ?? 0 }));
}

function answersTo(
  output: string,
  expr: string,
): readonly { readonly key: string; readonly labels: Readonly<Record<string, string>>; readonly value: number }[] {
  const from = output.indexOf(JSON.stringify(expr));
  if (from < 0) return [];
  const got = /got:(.*)/.exec(output.slice(from))?.[1] ?? "";
  return [...got.matchAll(/\{([^{}]*)\} ([\d.eE+-]+)/g)].map(([, text, value]) => ({
    key: text!,
    value: Number(value),
    labels: Object.fromEntries([...text!.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label, content]) => [label!, content!])),
  }));
}
