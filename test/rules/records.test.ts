import assert from "node:assert/strict";

import { recordedMetrics } from "./harness/record-tests";
import { runRecord } from "./harness/run";

describe("recording rules in promtool", function () {
  this.timeout(120_000);

  for (const metric of recordedMetrics) {
    it(`${metric.name} is the same in both granularities, and survives lost scrapes and restarts`, async () => {
      assert.equal(await runRecord(metric), undefined);
    });
  }
});
