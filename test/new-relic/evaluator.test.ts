import assert from "node:assert/strict";

import { incidentsOf, type StaticCondition } from "../support/parity/new-relic/evaluate";
import { parseNrql } from "../support/parity/new-relic/parse-nrql";

const condition: StaticCondition = {
  query: "SELECT min(`m`) FROM Metric WHERE aura_stack = 'prod' FACET instance_id",
  operator: "above",
  threshold: 90,
  window: 60,
  duration: 300,
  occurrences: "all",
  timer: 60,
};
const sample = (minute: number, value: number, labels: object = { instance_id: "a" }) => ({
  time: minute * 60,
  value,
  labels: { __name__: "m", aura_stack: "prod", ...labels },
});
const minutes = (values: readonly (number | null)[], labels?: object) =>
  values.flatMap((value, minute) => (value === null ? [] : [sample(minute, value, labels)]));

describe("the evaluator of NRQL conditions", () => {
  // https://docs.newrelic.com/docs/alerts/create-alert/create-alert-condition/create-nrql-alert-conditions/#data-gaps :
  // "if a condition says that all aggregation windows must have data points above the threshold for 5 minutes, and 1 of the 5 aggregation
  // windows is empty, then the condition won't be an incident"
  it("opens when five windows in a row are beyond the threshold, and not when one of the five is empty", () => {
    assert.deepEqual(incidentsOf(condition, minutes([91, 91, 91, 91, 91])), [{ labels: { instance_id: "a" }, since: 300 }]);
    assert.deepEqual(incidentsOf(condition, minutes([91, 91, null, 91, 91])), []);
    assert.deepEqual(incidentsOf(condition, minutes([91, 91, 90, 91, 91])), [], "the threshold itself is not above it");
  });

  // https://docs.newrelic.com/docs/alerts/create-alert/set-thresholds/set-thresholds-alert-condition/ : "hits … at least once in an hour"
  it("opens at the first window beyond the threshold where once is enough", () => {
    assert.deepEqual(incidentsOf({ ...condition, occurrences: "at_least_once" }, minutes([1, 1, 91, 1])), [
      { labels: { instance_id: "a" }, since: 180 },
    ]);
  });

  // The same page, #facet: "separate your results by attribute and alert on each attribute independently"
  it("alerts on each facet by itself, and on none that lacks the attribute", () => {
    const samples = [
      ...minutes([91, 91, 91, 91, 91]),
      ...minutes([1, 1, 1, 1, 1], { instance_id: "b" }),
      ...minutes([91, 91, 91, 91, 91], {}),
    ];
    assert.deepEqual(
      incidentsOf(condition, samples).map(({ labels }) => labels),
      [{ instance_id: "a" }],
    );
  });

  // The same page, #query-order: WHERE filters before SELECT, so that there is no value where nothing is left
  it("has no value where the filter leaves nothing", () => {
    const query = "SELECT min(`m`) FROM Metric WHERE aura_stack = 'prod' AND instance_id NOT IN ('a') FACET instance_id";
    assert.deepEqual(incidentsOf({ ...condition, query }, minutes([91, 91, 91, 91, 91])), []);
  });

  // https://www.pulumi.com/registry/packages/newrelic/api-docs/nrqlalertcondition/ : windows of 30 s and more; a duration is a multiple of them
  it("refuses settings that New Relic refuses", () => {
    assert.throws(() => incidentsOf({ ...condition, window: 50 }, []), /windows of 50 s/);
    assert.throws(() => incidentsOf({ ...condition, duration: 90 }, []), /duration of 90 s with windows of 60 s/);
  });

  it("reads what the compiler emits, and nothing else", () => {
    assert.deepEqual(parseNrql("SELECT max(`a:b`) FROM Metric WHERE aura_stack = 'p' AND instance_id IN ('1', '2') FACET x, y"), {
      fold: "max",
      metric: "a:b",
      where: [
        { attribute: "aura_stack", operator: "IN", values: ["p"] },
        { attribute: "instance_id", operator: "IN", values: ["1", "2"] },
      ],
      facet: ["x", "y"],
    });
    for (const other of [
      "SELECT average(`a`) FROM Metric WHERE x = 'y' FACET z",
      "SELECT min(`a`) FROM Metric WHERE x LIKE 'y' FACET z",
      "SELECT min(`a`) FROM Metric WHERE x = 'y' FACET z SINCE 1 hour ago",
      "SELECT min(`a`) FROM Metric",
    ])
      assert.throws(() => parseNrql(other), /not a query that this package emits/);
  });
});
