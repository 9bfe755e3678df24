import assert from "node:assert/strict";

import type { Plan } from "../../catalog/model";
import type { MonitorDocument } from "../../compilers/datadog";
import { cpuSaturated } from "../rules/cases/saturation";
import { endpointDown } from "../rules/cases/availability";
import { outOfMemory } from "../rules/cases/errors";
import type { RuleCase } from "../rules/harness/rule-case";
import { INSTANCES } from "../rules/harness/world";
import { needsPrograms } from "../support/needs-programs";
import { datadog } from "../support/parity/datadog/vendor";
import { overridden, parityPlan, renamed } from "../support/parity/parity-plan";
import { differences, paritySituations } from "../support/parity/verdict";

type Change = (query: string) => string;

/** Changes a query, and the threshold beside it with it. */
const changing =
  (change: Change) =>
  (documents: readonly MonitorDocument[]): readonly MonitorDocument[] =>
    documents.map((it) => {
      const query = change(it.query);
      assert.notEqual(query, it.query, "nothing was changed");
      const level = / [<>] (-?[\d.e+-]+)$/.exec(query)?.[1];
      return { ...it, query, thresholds: { critical: Number(level) } };
    });

async function found(rule: RuleCase, plan: Plan, change?: Change): Promise<readonly string[]> {
  const all = [];
  for (const it of paritySituations(rule, 60, ["summary"])) all.push(...(await differences(datadog, it, plan, change && changing(change))));
  return all;
}

describe("a change of what is said to Datadog", function () {
  this.timeout(300_000);
  before(async function () {
    await needsPrograms(this, ["promtool"]);
  });

  const changes: readonly (readonly [string, RuleCase, Change])[] = [
    ["of the operator", cpuSaturated, (it) => it.replace(" > ", " < ")],
    ["of the threshold, upwards", cpuSaturated, (it) => it.replace(/> ([\d.]+)$/, (_, level: string) => `> ${Number(level) * 1.02}`)],
    ["of the threshold, downwards", cpuSaturated, (it) => it.replace(/> ([\d.]+)$/, (_, level: string) => `> ${Number(level) * 0.98}`)],
    ["of the metric", cpuSaturated, (it) => it.replace("aura_cpu_usage", "aura_cpu_limit")],
    ["of the function that sees growth", outOfMemory, (it) => it.replace("monotonic_diff", "abs")],
    ["of the window of growth", outOfMemory, (it) => it.replace("last_15m", "last_1m").replace("> 0", "> 1")],
  ];
  for (const [what, rule, change] of changes)
    it(`${what} is seen in a verdict (${rule.alert.id})`, async () => {
      assert.notDeepEqual(await found(rule, parityPlan(rule, 60), change), []);
    });

  it("by a rename of an instance changes no verdict and no query", async () => {
    const plan = parityPlan(cpuSaturated, 60);
    assert.deepEqual(await found(cpuSaturated, renamed(plan)), []);
    const queries = (of: Plan) => datadog.compile(of).map(({ id, query }) => [id, query]);
    assert.deepEqual(queries(renamed(plan)), queries(plan));
  });

  it("of the runs in a row is seen in a verdict (endpoint-down)", async () => {
    const plan = parityPlan(endpointDown, 60);
    const all = [];
    for (const it of paritySituations(endpointDown, 60, ["summary"]))
      all.push(...(await differences(datadog, it, plan, (of) => of.map((one) => ({ ...one, thresholds: { critical: 2, ok: 10 } })))));
    assert.notDeepEqual(all, []);
  });

  it("by stricter thresholds of one instance lets that one fire alone, as in Prometheus", async () => {
    const plan = overridden(parityPlan(cpuSaturated, 60), 0.5);
    assert.deepEqual(await found(cpuSaturated, plan), []);
    const silent = paritySituations(cpuSaturated, 60, ["summary"]).find(
      ({ name }) => name.includes("warning") && name.includes("stays silent"),
    )!;
    const fired = await datadog.evaluate(datadog.compile(plan), { series: silent.series(20), interval: 60, steps: 20, plan });
    assert.deepEqual([...new Set(fired.map(({ labels }) => labels.instance_id))], [INSTANCES.known]);
  });

  it("by milder thresholds of one instance silences that one alone", async () => {
    const milder = await found(cpuSaturated, overridden(parityPlan(cpuSaturated, 60), 1.04));
    assert.ok(milder.length > 0);
    for (const it of milder) assert.ok(it.includes("does not fire") && it.includes(INSTANCES.known), it);
  });
});
