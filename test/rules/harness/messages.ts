import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";

import { alertName, type Plan, type PlannedThreshold, type Severity, severitiesOf } from "../../../catalog/model";
import { type FiredAlert, firedAlerts } from "./fired-alerts";
import { planned, planOf } from "./plan";
import { granularitiesOf, notation, situationsOf } from "./promtool-tests";
import type { RuleCase } from "./rule-case";
import { groupsOf } from "./rule-files";
import { inPromtool } from "./run";
import { at, elsewhere, INSTANCES, PROJECT, type Series } from "./world";

/** One alert at one severity, and what it said of all that it fired for. */
export interface Told {
  readonly rule: RuleCase;
  readonly severity: Severity;
  readonly alerts: readonly FiredAlert[];
}

/** Lets alerts fire in promtool, one percent beyond their thresholds, at every severity, and reads what they say. */
export async function tell(rules: readonly RuleCase[]): Promise<readonly Told[]> {
  const all = rules.flatMap((rule) => severitiesOf(rule.alert.when.levels).map((severity) => ({ rule, severity })));
  const output = await inPromtool((directory) => Promise.all(all.map((it, index) => write(directory, it.rule, it.severity, index))));
  const fired = firedAlerts(output ?? "");
  return all.map(({ rule, severity }, index) => {
    const said = rule.alert.role === "heartbeat" ? "none" : severity;
    return { rule, severity, alerts: (fired.get(String(index)) ?? []).filter(({ labels }) => labels["severity"] === said) };
  });
}

async function write(directory: string, rule: RuleCase, severity: Severity, index: number): Promise<string> {
  const interval = rule.intervals?.[0] ?? 60;
  const [situation] = situationsOf(ofWhole(rule), severity, interval, granularitiesOf(rule.alert)[0]!);
  const fires = situation!.checks.find(({ firing }) => firing)!.at;
  const groups = groupsOf(planWith(rule, interval));
  const alerts = [{ eval_time: at(fires), alertname: alertName(rule.alert.id), exp_alerts: [] }];
  const input_series = withStrangers(rule, situation!.series(fires / interval + 1)).map((it) => ({
    series: it.series,
    values: notation(it.values),
  }));
  const [rulesFile, testFile] = [`${index}.rules.yml`, join(directory, `${index}.test.yml`)];
  await writeFile(join(directory, rulesFile), stringify({ groups }, { aliasDuplicateObjects: false }));
  await writeFile(
    testFile,
    stringify({
      rule_files: [rulesFile],
      evaluation_interval: at(interval),
      group_eval_order: groups.map(({ name }) => name),
      tests: [{ name: String(index), interval: at(interval), input_series, alert_rule_test: alerts }],
    }),
  );
  return testFile;
}

/** Things that are counted come whole, here. */
function ofWhole(rule: RuleCase): RuleCase {
  const { kind, signal } = rule.alert.when;
  if (signal.unit !== "count" && signal.unit !== "transactionId") return rule;
  const [none, whole] = kind === "above" ? [1, Math.floor] : [-1, Math.ceil];
  return { ...rule, values: (level) => ({ fires: whole(level) + none, silent: level }) };
}

/** The instance that is exempt from all alerts elsewhere has milder thresholds of its own here, and credentials are old. */
const planWith = (rule: RuleCase, interval: number): Plan => {
  const plan = planOf([rule.alert], interval);
  return {
    ...plan,
    projects: plan.projects.map((it) => ({ ...it, credentialsIssued: -OLD })),
    thresholds: plan.thresholds.map((it) => ({ ...it, value: ownValue(rule, it, interval) })),
  };
};

/** Seconds before the epoch, where promtool's tests begin: older than any credentials should be. */
const OLD = 100 * 86_400;

/** Milder than the stack's, and still a share where it is one. */
function ownValue({ alert }: RuleCase, { severity }: PlannedThreshold, interval: number): number | null {
  const { kind, signal, levels } = planned(alert, interval).when;
  if (signal.unit === "boolean") return null;
  return Number((levels[severity]!.value * (kind === "above" ? 0.9 : 1.01)).toPrecision(3));
}

/** Beside what the stack knows of endpoints, one that it knows nothing of. */
const withStrangers = ({ alert }: RuleCase, series: readonly Series[]): readonly Series[] =>
  alert.when.signal.level === "endpoint" ? [...series, ...elsewhere(series, "aura_endpoint")] : series;

/** Whom an alert is about: what the stack knows, an instance with thresholds of its own, or what nobody configured. */
export function about({ labels }: FiredAlert): "known" | "own" | "unknown" {
  if (labels["instance_id"] === INSTANCES.exempt) return "own";
  const strange = [labels["aura_endpoint"], labels["aura_project"]].some((it) => (it ?? PROJECT) !== PROJECT);
  return labels["instance_id"] === INSTANCES.unknown || strange ? "unknown" : "known";
}
