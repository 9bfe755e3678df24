import assert from "node:assert/strict";

import { ruleCases } from "../rules/cases";
import { needsPrograms } from "../support/needs-programs";
import { datadog } from "../support/parity/datadog/vendor";
import { parityPlan } from "../support/parity/parity-plan";
import { differences, paritySituations } from "../support/parity/verdict";

describe("Datadog's verdicts", function () {
  this.timeout(600_000);
  before(async function () {
    await needsPrograms(this, ["promtool"]);
  });

  for (const rule of ruleCases.filter(({ alert, feedsBaselines }) => alert.appliesTo.includes("datadog") && feedsBaselines !== true)) {
    const interval = rule.intervals?.[0] ?? 60;
    const plan = parityPlan(rule, interval);
    // A gap has its reason in the table of texts.
    if (datadog.compile(plan).length === 0) continue;
    it(`on ${rule.alert.id} are those of Prometheus`, async () => {
      const found: string[] = [];
      for (const it of paritySituations(rule, interval)) found.push(...(await differences(datadog, it, plan)));
      assert.deepEqual(found, []);
    });
  }
});
