import assert from "node:assert/strict";

import { PAGERDUTY_PLUGIN } from "../../components/pagerduty";
import { compileOrchestration } from "../../stacks/compile-orchestration";
import { pagerdutyPlugin } from "../../toolchain/distributions/plugins";

describe("event orchestration of a PagerDuty service", () => {
  it("has one rule for each severity, since only the first that matches acts", () => {
    const { sets, catchAll } = compileOrchestration({
      info: { suppress: true },
      warning: { pause: "10m", priority: "P53ZZH5" },
      emergency: { priority: "P53ZZH1" },
      critical: {},
    });
    assert.deepEqual(
      sets.map(({ id, rules }) => [id, rules.map(({ conditions, actions }) => [conditions.map((it) => it.expression), actions])]),
      [
        [
          "start",
          [
            [["event.custom_details.severity matches 'emergency'"], { priority: "P53ZZH1" }],
            [["event.custom_details.severity matches 'warning'"], { suspend: 600, priority: "P53ZZH5" }],
            [["event.custom_details.severity matches 'info'"], { suppress: true }],
          ],
        ],
      ],
    );
    assert.deepEqual(catchAll, { actions: {} });
  });

  it("asks for the plugin that the tests run, not for the SDK's own", () => {
    assert.equal(PAGERDUTY_PLUGIN, pagerdutyPlugin.version);
  });
});
