import assert from "node:assert/strict";

import { ruleCases } from "../rules/cases";
import { granularitiesOf } from "../rules/harness/promtool-tests";
import { needsPrograms } from "../support/needs-programs";
import { newRelic } from "../support/parity/new-relic/vendor";
import { parityPlan } from "../support/parity/parity-plan";
import { differences, paritySituations } from "../support/parity/verdict";

describe("New Relic's verdicts", function () {
  this.timeout(600_000);
  before(async function () {
    await needsPrograms(this, ["promtool"]);
  });

  for (const rule of ruleCases.filter(({ alert }) => alert.appliesTo.includes("new-relic"))) {
    it(`on ${rule.alert.id} are those of Prometheus`, async () => {
      const interval = rule.intervals?.[0] ?? 60;
      const plan = parityPlan(rule, interval);
      const found: string[] = [];
      for (const it of paritySituations(rule, interval, granularitiesOf(rule.alert).slice(0, 1)))
        found.push(...(await differences(newRelic, it, plan)));
      assert.deepEqual(found, []);
    });
  }
});
