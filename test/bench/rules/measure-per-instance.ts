import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";

import type { Plan } from "../../../catalog/model";
import { slowInterval } from "../../../languages/promql";
import type { BenchOptions } from "../part";
import { startMeasured } from "./measured-prometheus";
import { type MeasuredRules, sumOf } from "./measured-rules";
import { inlining } from "./inlined";
import { perInstanceGroup, perInstanceRules } from "./per-instance";
import type { Stage } from "./stage";
import { watchEvaluations } from "./watch-evaluations";

const TIMES = 2;
/** A rule of an instance costs the same whichever others there are, so the rules of so many instances stand for those of all. */
const SAMPLE = 100;

/** What rules of single instances read: the records of this package, or the metrics themselves, where nobody records anything. */
export type Reading = "records" | "metrics";

/** What the rules of single instances cost. */
export interface PerInstance {
  /** Each alert as often as the compiled one. */
  readonly paced: MeasuredRules;
  /** Each alert at every interval, as rules that are written by hand. */
  readonly steady: MeasuredRules;
}

const everyInterval = (plan: Plan): Plan => ({ ...plan, alerts: plan.alerts.map((it) => ({ ...it, pace: "interval" })) });

/**
 * Puts the same alerts, a rule for each instance, in place of the compiled ones, and measures them on the same past. Of a large fleet the
 * rules of a sample of instances are measured, among the series of all, and scaled: the whole takes minutes a round.
 */
export async function measurePerInstance(
  { plan, place, rules, intervals }: Stage,
  reading: Reading,
  { progress }: BenchOptions,
): Promise<PerInstance> {
  const kept = (name: string): boolean => reading === "records" && name.startsWith("records.");
  for (const name of await readdir(rules)) if (!kept(name)) await rm(join(rules, name));
  const sample = Math.min(SAMPLE, plan.instances.length);
  const scale = plan.instances.length / sample;
  const file = perInstanceRules(plan, sample, reading === "metrics" ? inlining(plan) : undefined);
  await writeFile(join(rules, "per-instance.yml"), stringify({ groups: file.groups }, { lineWidth: 0 }));
  const about = `one rule an instance, from ${reading}`;
  const prometheus = await startMeasured(place);
  try {
    const limit = (TIMES + 4) * plan.interval * 2_000 + 120_000;
    const seen = await watchEvaluations(prometheus, {
      times: TIMES,
      warmUp: 1,
      rules: false,
      limit,
      progress: (text) => progress(`${about}: ${text}`),
    });
    const measured = {
      rules: file.groups.reduce((sum, group) => sum + group.rules.length, 0) * scale,
      sample: `${sample} of ${plan.instances.length} instances`,
      cpu: seen.cpu,
      figures: [{ name: `failed evaluations, ${about}`, value: String(seen.failed), target: "0", held: seen.failed === 0 }],
    };
    return {
      paced: { ...measured, ...sumOf(seen.groups, weightOf(plan, intervals, scale)) },
      steady: { ...measured, ...sumOf(seen.groups, weightOf(everyInterval(plan), intervals, scale)) },
    };
  } finally {
    await prometheus.stop();
  }
}

/** Alerts as often as the compiled ones are judged, scaled to the whole fleet; records as they are, both ways of writing alerts read them. */
function weightOf(plan: Plan, intervals: Stage["intervals"], scale: number): (name: string) => number {
  const alerts = new Map(plan.alerts.map((it) => [perInstanceGroup(it.id), it.pace === "slow" ? slowInterval(plan) : plan.interval]));
  return (name) => (alerts.has(name) ? scale : 1) * (plan.interval / (alerts.get(name) ?? intervals.get(name) ?? plan.interval));
}
