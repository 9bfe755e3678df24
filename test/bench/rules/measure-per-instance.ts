import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";

import type { BenchOptions } from "../part";
import { startMeasured } from "./measured-prometheus";
import { type MeasuredRules, sumOf } from "./measured-rules";
import { perInstanceRules } from "./per-instance";
import type { Stage } from "./stage";
import { watchEvaluations } from "./watch-evaluations";

const TIMES = 2;

/** Puts the same alerts, a rule for each instance, in place of the compiled ones, and measures them on the same past. */
export async function measurePerInstance({ plan, place, rules }: Stage, { progress }: BenchOptions): Promise<MeasuredRules> {
  for (const name of await readdir(rules)) if (!name.startsWith("records.")) await rm(join(rules, name));
  const file = perInstanceRules(plan, plan.instances.length);
  await writeFile(join(rules, "per-instance.yml"), stringify({ groups: file.groups }, { lineWidth: 0 }));
  const prometheus = await startMeasured(place);
  try {
    const limit = (TIMES + 4) * plan.interval * 2_000 + 120_000;
    const seen = await watchEvaluations(prometheus, {
      times: TIMES,
      warmUp: 1,
      rules: false,
      limit,
      progress: (text) => progress(`one rule an instance: ${text}`),
    });
    const number = file.groups.reduce((sum, group) => sum + group.rules.length, 0);
    return {
      rules: number,
      ...sumOf(seen.groups),
      cpu: seen.cpu,
      figures: [{ name: "failed evaluations of the rules per instance", value: String(seen.failed), target: "0", held: seen.failed === 0 }],
    };
  } finally {
    await prometheus.stop();
  }
}
