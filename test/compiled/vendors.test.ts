import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import { alertsFor, type PlannedAlert } from "../../catalog/model";
import { coverageOf, COVERED_BACKENDS, figure } from "../../docs/coverage-page";
import { samplePlan } from "../../docs/sample-plan";
import { Unsupported } from "../../languages/unsupported";
import type { Expected } from "./texts/expected";
import { VENDOR_TEXTS, type VendorTexts } from "./vendor-texts";

const plan = samplePlan();

function said({ backend, say }: VendorTexts, alert: PlannedAlert): Expected {
  if (alertsFor([alert], backend).length === 0) return { kind: "not-applicable" };
  try {
    return { kind: "text", text: say(alert, plan) };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return { kind: "not-supported", reason: error.message };
  }
}

for (const vendor of VENDOR_TEXTS) {
  describe(`alerts in ${vendor.title}`, () => {
    for (const alert of plan.alerts) {
      it(alert.id, () => {
        assert.ok(alert.id in vendor.texts, `write the exact text of ${alert.id}, NOT_SUPPORTED or NOT_APPLICABLE in test/compiled/texts`);
        assert.deepEqual(said(vendor, alert), vendor.texts[alert.id]);
      });
    }

    it("are those of the catalog, and no others", () => {
      const known = new Set(catalog.alerts.map(({ id }) => id));
      assert.deepEqual(
        Object.keys(vendor.texts).filter((id) => !known.has(id)),
        [],
      );
    });

    it("leave out as gaps just what the texts say", () => {
      const covered = COVERED_BACKENDS.find(({ backend }) => backend === vendor.backend)!;
      const written = Object.entries(vendor.texts).flatMap(([id, it]) => (it.kind === "not-supported" ? [`${id}: ${it.reason}`] : []));
      assert.deepEqual(
        covered
          .gaps(plan)
          .map(({ alert, reason }) => `${alert}: ${reason}`)
          .sort(),
        written.sort(),
      );
      console.log(`      ${figure(coverageOf(catalog.alerts, covered, plan))}`);
    });
  });
}

it("the sample stack has every alert of the catalog", () => {
  assert.deepEqual(plan.alerts.map(({ id }) => id).sort(), catalog.alerts.map(({ id }) => id).sort());
});
