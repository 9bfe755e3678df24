import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import { runCase } from "./harness/run";
import { ruleCases } from "./cases";

describe("alert rules in promtool", function () {
  this.timeout(300_000);

  for (const rule of ruleCases) {
    it(`${rule.alert.id} fires and stays silent where it must`, async () => {
      assert.equal(await runCase(rule), undefined);
    });
  }

  it("no alert is without cases", () => {
    const covered = new Set(ruleCases.map(({ alert }) => alert.id));
    assert.deepEqual(
      catalog.alerts.filter(({ id }) => !covered.has(id)).map(({ id }) => id),
      [],
    );
  });
});
