import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { alertFiles, compileAlerts } from "../../compilers/prometheus/alert-rules";
import { planOf } from "../rules/harness/plan";
import { alert } from "./alert";

describe("whole alerting rules", () => {
  const plan = planOf([alert("cpu-saturated"), alert("instance-missing"), alert("endpoint-down")], 60);
  const groups = alertFiles(plan, compileAlerts(plan).documents).flatMap((file) => file.groups);

  it("are exactly this for an alert about a value, one about an absence, and one about an endpoint", () => {
    const critical = groups.map((group) => ({
      ...group,
      rules: group.rules.filter((it) => !("alert" in it) || it.labels["severity"] === "critical"),
    }));
    assert.deepEqual(critical, parse(readFileSync(join(__dirname, "../golden/rules.yml"), "utf8")));
  });

  it("come worst severity first, so that a worse one ends before a milder one", () =>
    assert.deepEqual(
      groups
        .flatMap(({ rules }) => rules)
        .flatMap((it) => ("alert" in it && it.alert === "AuraCpuSaturated" ? [it.labels["severity"]] : [])),
      ["critical", "warning"],
    ));
});
