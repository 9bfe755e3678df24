import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import { type ClassicAlarm, classicMetrics, type MathAlarm } from "../../compilers/cloudwatch";
import { ruleCases } from "../rules/cases";
import type { RuleCase } from "../rules/harness/rule-case";
import { INSTANCES } from "../rules/harness/world";
import { stateAfter } from "../support/parity/cloudwatch/alarm-state";
import { evaluateMath } from "../support/parity/cloudwatch/expression";
import { metricMathParity as vendor } from "../support/parity/cloudwatch/metric-math";
import { overridden, parityPlan, renamed } from "../support/parity/parity-plan";
import { differences, type ParitySituation, paritySituations } from "../support/parity/verdict";

const INTERVAL = 60;
const covered = ruleCases.filter(
  (rule) => vendor.compile(parityPlan(rule, INTERVAL)).length > 0 && (rule.intervals ?? [INTERVAL]).includes(INTERVAL),
);

/** Classic alarms name what they watch: of an instance that nobody configured there are none. */
const ofKnown = (situation: ParitySituation): ParitySituation => ({
  ...situation,
  labels: situation.labels.filter(({ instance_id: id }) => id !== INSTANCES.unknown),
});

async function told(rule: RuleCase, change?: (documents: readonly ClassicAlarm[]) => readonly ClassicAlarm[]): Promise<readonly string[]> {
  const all = paritySituations(rule, INTERVAL).map(ofKnown);
  return (await Promise.all(all.map((it) => differences(vendor, it, parityPlan(rule, INTERVAL), change)))).flat();
}

const changed = (change: (alarm: MathAlarm) => Partial<MathAlarm>) => (documents: readonly ClassicAlarm[]) =>
  documents.map((it) => (it.kind === "math" ? { ...it, ...change(it) } : it));

describe("metric-math alarms against Prometheus' verdicts", () => {
  it("are there for at least ten alerts", () => {
    const ids = new Set(covered.map(({ alert }) => alert.id));
    console.log(
      `      metric math: ${ids.size} of ${catalog.alerts.filter(({ appliesTo }) => appliesTo.includes("cloudwatch")).length} applicable alerts`,
    );
    assert.ok(ids.size >= 10);
  });

  for (const rule of covered) {
    it(rule.alert.id, async () => {
      assert.deepEqual(await told(rule), []);
    });

    it(`${rule.alert.id}, with another operator or threshold`, async () => {
      const turned = changed(({ comparisonOperator }) => ({
        comparisonOperator: comparisonOperator === "GreaterThanThreshold" ? "LessThanThreshold" : "GreaterThanThreshold",
      }));
      const moved = changed(({ threshold, comparisonOperator }) => ({
        threshold: comparisonOperator === "GreaterThanThreshold" ? threshold * 1.05 + 2 : threshold * 0.95 - 2,
      }));
      assert.notDeepEqual(await told(rule, turned), []);
      assert.notDeepEqual(await told(rule, moved), []);
    });
  }

  it("read what the collector makes classic metrics of, with just these dimensions", () => {
    const declared = Object.values(classicMetrics(catalog.metrics)).flatMap(({ names, dimensions }) =>
      names.map((name) => `${name} ${[...dimensions].sort().join(" ")}`),
    );
    const read = covered
      .flatMap((rule) => vendor.compile(parityPlan(rule, INTERVAL)))
      .flatMap((it) => (it.kind === "math" ? it.metrics : []))
      .map(({ name, dimensions }) => `${name} ${Object.keys(dimensions).sort().join(" ")}`);
    assert.deepEqual(
      read.filter((it) => !declared.includes(it)),
      [],
    );
    const ofScrapes = declared.filter((it) => !it.startsWith("neo4j_"));
    assert.deepEqual(
      ofScrapes.filter((it) => !read.includes(it)),
      [],
    );
  });

  it("a shorter time than an alert must hold is noticed", async () => {
    const cpu = covered.find(({ alert }) => alert.id === "cpu-saturated")!;
    const hasty = changed(() => ({ evaluationPeriods: 1, datapointsToAlarm: 1 }));
    const [fires] = paritySituations(cpu, INTERVAL).map(ofKnown);
    const brief = { ...fires!, verdict: "silent" as const, end: 120 };
    assert.deepEqual(await differences(vendor, brief, parityPlan(cpu, INTERVAL)), []);
    assert.notDeepEqual(await differences(vendor, brief, parityPlan(cpu, INTERVAL), hasty), []);
  });

  it("a rename changes no alarm but its words, an own threshold only that of its instance", () => {
    const cpu = covered.find(({ alert }) => alert.id === "cpu-saturated")!;
    const plan = parityPlan(cpu, INTERVAL);
    const silent = (documents: readonly ClassicAlarm[]): unknown => documents.map((it) => ({ ...it, description: "" }));
    assert.deepEqual(silent(vendor.compile(renamed(plan))), silent(vendor.compile(plan)));
    const thresholds = vendor.compile(overridden(plan, 1.02)).map((it) => it.kind === "math" && it.threshold);
    assert.deepEqual(thresholds, [0.969, 0.867]);
  });
});

describe("the evaluator of metric math", () => {
  it("judges missing data as the table in AWS's documentation", () => {
    const [O, X, _] = [0, 1, undefined];
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html, 3 of 3 data points
    const table: readonly (readonly [readonly (number | undefined)[], boolean | undefined, boolean])[] = [
      [[O, _, X, _, X], false, false],
      [[_, _, _, _, O], false, false],
      [[_, _, _, _, _], undefined, true],
      [[O, X, X, _, X], true, true],
      [[_, _, X, _, _], true, true],
    ];
    const alarm = { comparisonOperator: "GreaterThanThreshold", threshold: 0.5, evaluationPeriods: 3, datapointsToAlarm: 3 } as const;
    for (const [points, missing, breaching] of table) {
      assert.equal(stateAfter(points, { ...alarm, treatMissingData: "missing" }), missing, String(points));
      assert.equal(stateAfter(points, { ...alarm, treatMissingData: "breaching" }), breaching, String(points));
    }
  });

  it("reads expressions as AWS's documentation writes them", () => {
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
    assert.equal(evaluateMath("m1 + m2 * 100", { m1: 5, m2: 2 }), 205);
    assert.equal(evaluateMath("IF(m1 < 0, 0, m1)", { m1: -3 }), 0);
    assert.equal(evaluateMath("FILL(m1, 0)", { m1: undefined }), 0);
    assert.equal(evaluateMath("MAX([m1, m2])", { m1: 5, m2: 2 }), 5);
    assert.equal(evaluateMath("m1 / m2", { m1: 5, m2: undefined }), undefined);
  });

  it("throws at whatever is not emitted", () => {
    for (const text of ["RATE(m1)", "m1 &&  m2", "m3", "m1 m1", "SUM([m1", "m1 +"])
      assert.throws(() => evaluateMath(text, { m1: 1, m2: 1 }), Error, text);
  });
});
