import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { catalog } from "../../catalog";
import { CASES, ruleCases } from "./cases";
import { missingFrom } from "./harness/coverage";
import { QUARTER_HOUR } from "./harness/courses";
import type { RuleCase } from "./harness/rule-case";

const ID = "cpu-saturated";
/** All cases, with those of one alert changed. */
const crippled = (change: (it: RuleCase) => RuleCase): readonly RuleCase[] => ruleCases.map((it) => (it.alert.id === ID ? change(it) : it));
const missing = (cases: readonly RuleCase[]): readonly string[] => missingFrom(cases, catalog.alerts);

describe("the cases of the alerts", () => {
  it("try every alert: each severity at 30, 60 and 120 s in both granularities, around its threshold and its time", () =>
    assert.deepEqual(missing(ruleCases), []));

  it("are each tried by one file of tests", () => {
    const tried = readdirSync(__dirname)
      .filter((it) => it.endsWith(".test.ts"))
      .flatMap((it) => [...readFileSync(join(__dirname, it), "utf8").matchAll(/^tryAlerts\("([\w-]+)"\);$/gm)])
      .map(([, name]) => name!);
    assert.deepEqual(tried.sort(), Object.keys(CASES).sort());
  });

  it("are missed where an alert has none, at each severity, interval and granularity", () => {
    const found = missing(ruleCases.filter(({ alert }) => alert.id !== ID));
    assert.ok(found.every((it) => it.startsWith(`${ID} `)));
    const severities = Object.keys(catalog.alerts.find(({ id }) => id === ID)!.when.levels).length;
    assert.equal(found.length, severities * 3 * 2 * 3);
  });

  it("are missed where one interval is left out, and where a week is tried at quarters of an hour alone", () => {
    assert.deepEqual(
      new Set(missing(crippled((it) => ({ ...it, intervals: [30, 120] }))).map((it) => it.split(" at ")[1]!.split(",")[0])),
      new Set(["60 s"]),
    );
    assert.notDeepEqual(missing(crippled((it) => ({ ...it, intervals: QUARTER_HOUR }))), []);
  });

  it("are missed where they keep away from the threshold", () => {
    const far = missing(crippled((it) => ({ ...it, values: (level) => ({ fires: level * 1.2, silent: level * 0.99 }) })));
    assert.notDeepEqual(far, []);
    assert.ok(
      far.every((it) => it.includes("fires within") || it.includes("one interval before")),
      far.join("\n"),
    );
    const mild = missing(crippled((it) => ({ ...it, values: (level) => ({ fires: level * 1.01, silent: 0 }) })));
    assert.notDeepEqual(mild, []);
    assert.ok(
      mild.every((it) => it.includes("stays silent")),
      mild.join("\n"),
    );
  });
});
