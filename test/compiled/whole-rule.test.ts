import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { compileAlerts } from "../../compilers/prometheus/alert-rules";
import { planOf } from "../rules/harness/plan";
import { alert } from "./alert";

describe("a whole alerting rule", () => {
  const compile = () => compileAlerts(planOf([alert("cpu-saturated"), alert("endpoint-down")], 60)).documents.flatMap(({ rules }) => rules);

  it("is exactly this for an alert about an instance and one about an endpoint", () => {
    const critical = compile().filter(({ labels }) => labels["severity"] === "critical");
    assert.deepEqual(critical, parse(readFileSync(join(__dirname, "../golden/rules.yml"), "utf8")));
  });

  it("comes worst severity first, so that a worse one ends before a milder one", () =>
    assert.deepEqual(
      compile()
        .filter((it) => it.alert === "AuraCpuSaturated")
        .map(({ labels }) => labels["severity"]),
      ["critical", "warning"],
    ));
});
