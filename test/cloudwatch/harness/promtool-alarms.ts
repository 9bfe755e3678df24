import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stringify } from "yaml";

import { alertName, type Plan, toDuration } from "../../../catalog/model";
import { compileAlarms, type PromqlAlarm } from "../../../compilers/cloudwatch/alarms";
import { resolveProgram } from "../../../toolchain";
import { run } from "../../../toolchain/run";
import { planOf } from "../../rules/harness/plan";
import { type PromtoolTest, testsOf } from "../../rules/harness/promtool-tests";
import type { RuleCase } from "../../rules/harness/rule-case";
import { at, STACK } from "../../rules/harness/world";

/** Changes what was compiled before it is tested: what a mutation does. */
export type Mutate = (alarm: PromqlAlarm) => PromqlAlarm;

/** Changes what is compiled: thresholds of single instances. */
export type Change = (plan: Plan) => Plan;

/**
 * Runs every situation of a case through promtool with the PromQL of the alarms in place of the rules, on series that are labelled as the
 * collector labels them. A pending period is what `for` is to Prometheus, a recovery period is `keep_firing_for`.
 *
 * @returns promtool's complaint, or nothing when the verdicts are those of Prometheus
 */
export async function runAlarms(rule: RuleCase, intervals: readonly number[], mutate: Mutate = (it) => it): Promise<string | undefined> {
  return inPromtool((folder) => Promise.all(intervals.map((interval) => writeTests(folder, rule, interval, mutate))));
}

/**
 * The same for alarms that look back for days: each query is asked once, when it must or must not bring somebody, since the alarm would
 * evaluate it a thousand times. Where thresholds of single instances make a query too long, there are none.
 */
export async function runQueries(rule: RuleCase, interval: number, change: Change = (it) => it): Promise<string | undefined> {
  return inPromtool(async (folder) => [await writeQueries(folder, rule, interval, change)]);
}

/** Runs the test files that `write` makes in a folder of their own. @returns promtool's complaint, or nothing */
export async function inPromtool(write: (folder: string) => Promise<readonly string[]>): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "aura-alarms-"));
  try {
    const files = await write(folder);
    const { ok, output } = await run(await resolveProgram("promtool"), ["test", "rules", ...files], { cwd: folder, env: process.env });
    return ok ? undefined : output.replaceAll(folder, "");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeTests(folder: string, rule: RuleCase, interval: number, mutate: Mutate): Promise<string> {
  const { tests, trios } = testsOf(rule, interval);
  const plan = planOf([rule.alert], interval, { trios });
  const { documents, gaps } = compileAlarms(plan, plan.alerts);
  if (gaps.length > 0) throw new Error(`${rule.alert.id} is a gap: ${gaps[0]!.reason}`);
  const rules = documents.map(mutate).map((it) => ruleOf(it, interval));
  const [name, file] = [`${interval}.rules.yml`, join(folder, `${interval}.test.yml`)];
  await writeFile(join(folder, name), stringify({ groups: [{ name: "alarms", interval: at(interval), rules }] }, { lineWidth: 0 }));
  const asCollected = tests.flatMap(oneByOne).map(collected);
  await writeFile(
    file,
    stringify(
      { rule_files: [name], evaluation_interval: at(interval), tests: asCollected },
      { lineWidth: 0, aliasDuplicateObjects: false },
    ),
  );
  return file;
}

async function writeQueries(folder: string, rule: RuleCase, interval: number, change: Change): Promise<string> {
  const { tests, trios } = testsOf(rule, interval);
  const plan = change(planOf([rule.alert], interval, { trios }));
  const { documents, gaps } = compileAlarms(plan, plan.alerts);
  const alarms = gaps.length === 0 ? documents : compileAlarms({ ...plan, thresholds: [] }, plan.alerts).documents;
  const file = join(folder, "queries.test.yml");
  const asked = tests
    .flatMap(oneByOne)
    .map(collected)
    .map((test) => asQueries(test, alarms));
  await writeFile(
    file,
    stringify({ rule_files: [], evaluation_interval: at(interval), tests: asked }, { lineWidth: 0, aliasDuplicateObjects: false }),
  );
  return file;
}

/** Where something fires at last, nothing is asked of the moment before: that is the pending period's business. */
function asQueries(test: PromtoolTest, alarms: readonly PromqlAlarm[]): PromtoolTest {
  const fires = test.promql_expr_test.some(({ exp_samples }) => exp_samples.length > 0);
  const checks = test.promql_expr_test.filter(({ exp_samples }) => !fires || exp_samples.length > 0);
  return {
    ...test,
    promql_expr_test: checks.map((check) => {
      const asked = alarms.filter(({ severity }) => check.expr.includes(`severity="${severity}"`)).map(({ query }) => `(${query})`);
      return {
        ...check,
        expr: `group by (${IDENTITY}) (${asked.join(" or ")})`,
        exp_samples: check.exp_samples.map((it) => ({
          ...it,
          labels: it.labels.replace("ALERTS", "").replace(OF_RULE, "").replace("{,", "{"),
        })),
      };
    }),
  };
}

const IDENTITY = "aura_stack, aura_project, instance_id, database";
const OF_RULE = /,?(alertname|alertstate|aura_alert|severity)="[^"]*"/g;

const ruleOf = (it: PromqlAlarm, interval: number): object => ({
  alert: alertName(it.alert),
  expr: it.query,
  ...(it.pendingPeriod > 0 && { for: toDuration(Math.max(it.pendingPeriod, interval)) }),
  ...(it.recoveryPeriod > 0 && { keep_firing_for: toDuration(it.recoveryPeriod) }),
  labels: { aura_alert: it.alert, severity: it.severity },
});

const INSTANCE = /instance_id=~?"([^"]*)"/;

/**
 * One test for each situation: promtool refuses a query that loads 10 000 samples, and here nothing is computed beforehand. Alone in its test, a
 * situation is asked for every alert, so that one about something else is noticed.
 */
function oneByOne(test: PromtoolTest): readonly PromtoolTest[] {
  const situations = new Map(test.promql_expr_test.map((check) => [idsIn(check.expr), check]));
  const own = (ids: string): PromtoolTest["input_series"] =>
    situations.size < 2 ? test.input_series : test.input_series.filter(({ series }) => ids.split("|").includes(idsIn(series)));
  return [...situations.keys()].map((ids) => ({
    ...test,
    input_series: own(ids),
    promql_expr_test: test.promql_expr_test
      .filter(({ expr }) => idsIn(expr) === ids)
      .map((check) => ({ ...check, expr: check.expr.replace(OF_STACK, "").replace(`,instance_id=~"${ids}"`, "") })),
  }));
}

const idsIn = (text: string): string => INSTANCE.exec(text)?.[1] ?? "";

/** Alarms are made for one stack: what fires for another one fires for too much. */
const OF_STACK = `aura_stack="${STACK}",`;

/** Labels that only info series give. */
const OF_INFO = /,(environment|service|team|tier)="[^"]*"/g;

const collected = (test: PromtoolTest): PromtoolTest => ({
  ...test,
  input_series: test.input_series.map((it) => ({ ...it, series: layout(it.series) })),
  promql_expr_test: test.promql_expr_test.map((check) => ({
    ...check,
    exp_samples: check.exp_samples.map((it) => ({ ...it, labels: it.labels.replace(OF_INFO, "") })),
  })),
});

/** The receiver makes resource attributes of `job` and `instance`, which CloudWatch's PromQL shows with a prefix. */
const layout = (series: string): string =>
  series.replace(/\bjob="/, '"@resource.service.name"="').replace(/\binstance="/, '"@resource.service.instance.id"="');
