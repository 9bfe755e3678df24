import assert from "node:assert/strict";

import { ruleCases } from "./cases";
import { QUARTER_HOUR } from "./harness/courses";
import { groupsFor } from "./harness/rule-files";

/** The alert's expressions, without the look back for info series, which other cases try at every interval. */
const expressions = (alert: (typeof ruleCases)[number]["alert"], interval: number): readonly string[] =>
  groupsFor(alert, interval)
    .flatMap(({ rules }) => rules)
    .filter((it) => "alert" in it)
    .map(({ expr }) => expr.replace(/(aura_instance_\w+\{[^}]*\})\[\w+\]/g, "$1[…]"));

describe("alerts that look back a week", () => {
  const usual = new Set(ruleCases.filter((it) => it.intervals !== QUARTER_HOUR).map(({ alert }) => alert.id));
  const rare = [...new Set(ruleCases.map(({ alert }) => alert))].filter(({ id }) => !usual.has(id));

  it("are tried where a week is cheap", () => {
    assert.deepEqual(rare.map(({ id }) => id).sort(), [
      "latency-regressed",
      "nodes-growing",
      "relationships-growing",
      "throughput-stopped",
    ]);
  });

  for (const alert of rare) {
    it(`${alert.id} says the same at 30, 60 and 120 s as where it is tried`, () => {
      for (const interval of [30, 60, 120]) assert.deepEqual(expressions(alert, interval), expressions(alert, QUARTER_HOUR[0]!));
    });
  }
});
