import assert from "node:assert/strict";

import { recordedMetrics } from "./harness/record-tests";
import { runRecord, runShared } from "./harness/run";

describe("recording rules in promtool", function () {
  this.timeout(120_000);

  it("what is made of records is made for this stack, and never for another one on the same server", async () => {
    assert.equal(await runShared(), undefined);
  });

  for (const metric of recordedMetrics) {
    it(`${metric.name} is the same in both granularities, and survives lost scrapes and restarts`, async () => {
      assert.equal(await runRecord(metric), undefined);
    });
  }
});
