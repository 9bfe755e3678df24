import assert from "node:assert/strict";

import { alertFiles, compileAlerts } from "../../compilers/prometheus/alert-rules";
import { assertGolden } from "../golden/assert-golden";
import { planOf } from "../rules/harness/plan";
import { alert } from "./alert";

describe("whole alerting rules", () => {
  const plan = planOf([alert("cpu-saturated"), alert("instance-missing"), alert("endpoint-down")], 60);
  const groups = alertFiles(plan, compileAlerts(plan).documents).flatMap((file) => file.groups);

  it("are exactly this for an alert about a value, one about an absence, and one about an endpoint", () => assertGolden("rules"));

  it("come worst severity first, so that a worse one ends before a milder one", () =>
    assert.deepEqual(
      groups
        .flatMap(({ rules }) => rules)
        .flatMap((it) => ("alert" in it && it.alert === "AuraCpuSaturated" ? [it.labels["severity"]] : [])),
      ["critical", "warning"],
    ));
});
