import assert from "node:assert/strict";

import type { Plan } from "../../catalog/model";
import { conditionText } from "../../compilers/new-relic/words";
import type { NewRelicCondition } from "../../compilers/new-relic";
import { cpuSaturated, heapHigh } from "../rules/cases/saturation";
import type { RuleCase } from "../rules/harness/rule-case";
import { INSTANCES } from "../rules/harness/world";
import { needsPrograms } from "../support/needs-programs";
import { newRelic } from "../support/parity/new-relic/vendor";
import { overridden, parityPlan, renamed } from "../support/parity/parity-plan";
import { differences, paritySituations } from "../support/parity/verdict";

const situations = (rule: RuleCase) => paritySituations(rule, 60, ["summary"]).slice(0, 2);
const [fires, silent] = situations(cpuSaturated);

/** What differs from Prometheus once every condition was changed. */
const after = async (change: (it: NewRelicCondition) => NewRelicCondition, plan: Plan = parityPlan(cpuSaturated, 60)) => [
  ...(await differences(newRelic, fires!, plan, (all) => all.map(change))),
  ...(await differences(newRelic, silent!, plan, (all) => all.map(change))),
];

describe("New Relic's verdicts when something changes", function () {
  this.timeout(300_000);
  before(async function () {
    await needsPrograms(this, ["promtool"]);
  });

  const changes: Readonly<Record<string, (it: NewRelicCondition) => NewRelicCondition>> = {
    "the operator": (it) => ({ ...it, operator: "below" }),
    "the threshold": (it) => ({ ...it, threshold: it.threshold * 1.02 }),
    "the threshold, the other way": (it) => ({ ...it, threshold: it.threshold * 0.98 }),
    "the duration": (it) => ({ ...it, duration: it.duration * 10 }),
    "the function": (it) => ({ ...it, query: it.query.replace("min(", "count(") }),
    "the metric": (it) => ({ ...it, query: it.query.replace(":ratio", ":ratio_max1w") }),
    "the stack": (it) => ({ ...it, query: it.query.replace("aura_stack = 'test'", "aura_stack = 'other'") }),
    "the instances": (it) => ({ ...it, query: it.query.replace(/instance_id NOT IN/, "instance_id IN") }),
  };
  for (const [what, change] of Object.entries(changes)) {
    it(`differ once ${what} of a condition is changed`, async () => {
      assert.notDeepEqual(await after(change), []);
    });
  }

  it("refuse a window that the duration is no multiple of", async () => {
    await assert.rejects(() => after((it) => ({ ...it, window: 105 })), /duration/);
  });

  it("follow the thresholds of one instance, and leave the others alone", async () => {
    const milder = overridden(parityPlan(cpuSaturated, 60), 1.04);
    const found = await differences(newRelic, fires!, milder);
    assert.deepEqual(
      found.map((it) => /"instance_id":"(\w+)"/.exec(it)?.[1]),
      [INSTANCES.known],
      "the instance with a higher threshold alone stays silent",
    );
    const stricter = overridden(parityPlan(cpuSaturated, 60), 0.9);
    const documents = newRelic.compile(stricter);
    assert.ok(documents.some(({ query }) => query.includes(`instance_id IN ('${INSTANCES.known}')`)));
    assert.deepEqual(await differences(newRelic, fires!, stricter), []);
  });

  it("stay the same after a rename, and the conditions evaluate as before: only their descriptions change", async () => {
    const plan = parityPlan(heapHigh, 60);
    const after = renamed(plan);
    for (const it of situations(heapHigh)) assert.deepEqual(await differences(newRelic, it, after), []);
    const without = (all: readonly NewRelicCondition[]) => all.map((it) => ({ ...it, description: "" }));
    assert.deepEqual(without(newRelic.compile(after)), without(newRelic.compile(plan)));
    const alert = plan.alerts[0]!;
    assert.match(conditionText(alert, "critical", after, undefined).description, /6b0c65e8 = renamed/);
  });
});
