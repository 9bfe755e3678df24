import assert from "node:assert/strict";

import type { Granularity } from "../../../catalog/model";
import { ruleCases } from "../../rules/cases";
import { granularitiesOf } from "../../rules/harness/promtool-tests";
import type { RuleCase } from "../../rules/harness/rule-case";
import { needsPrograms } from "../needs-programs";
import { parityPlan } from "./parity-plan";
import type { ParityVendor } from "./vendor";
import { differences, paritySituations } from "./verdict";

/**
 * What a vendor says of every alert that applies there and is no gap, in one granularity: a file for each, so that they run side by side. The
 * reason of a gap stands in the table of texts.
 * @param isKnown whether the vendor knows what a case feeds; @default of each
 */
export function describeVerdicts<Document>(
  vendor: ParityVendor<Document>,
  granularity: Granularity,
  isKnown: (rule: RuleCase) => boolean = () => true,
): void {
  describe(`${vendor.title}'s verdicts, ${granularity}`, function () {
    this.timeout(600_000);
    before(async function () {
      await needsPrograms(this, ["promtool"]);
    });

    for (const rule of ruleCases.filter((it) => it.alert.appliesTo.includes(vendor.backend) && isKnown(it))) {
      const interval = rule.intervals?.[0] ?? 60;
      const plan = parityPlan(rule, interval);
      if (!granularitiesOf(rule.alert).includes(granularity) || vendor.compile(plan).length === 0) continue;
      it(`on ${rule.alert.id} are those of Prometheus`, async () => {
        const found: string[] = [];
        for (const it of paritySituations(rule, interval, [granularity])) found.push(...(await differences(vendor, it, plan)));
        assert.deepEqual(found, []);
      });
    }
  });
}
