import assert from "node:assert/strict";

import type { MonitorDocument } from "../../compilers/datadog";
import { evaluate } from "../support/parity/datadog/evaluate";
import { compositeStates, metricStates, type States } from "../support/parity/datadog/monitors";
import { parseMonitor, parseQuery } from "../support/parity/datadog/parse";
import type { StoredSeries } from "../support/parity/datadog/store";

const series = (tags: Readonly<Record<string, string>>, values: readonly (number | null)[], metric = "m"): StoredSeries => ({
  metric,
  tags,
  points: values.flatMap((value, minute): readonly (readonly [number, number])[] => (value === null ? [] : [[minute * 60, value]])),
});
const valuesOf = (query: string, store: readonly StoredSeries[]): readonly (readonly number[])[] =>
  evaluate(parseQuery(query), { store }).map(({ points }) => points.map(([, value]) => value));
const monitor = (query: string, more: Partial<MonitorDocument> = {}) =>
  ({ id: "x", query, thresholds: { critical: parseMonitor(query).threshold }, ...more }) as MonitorDocument;
const minutes = (count: number): readonly number[] => Array.from({ length: count }, (_, minute) => minute * 60);
const statesOf = (document: MonitorDocument, values: readonly (number | null)[]): readonly boolean[] =>
  [...metricStates(document, { store: [series({ host: "a" }, values)] }, minutes(values.length)).values()][0]!;

describe("the evaluator of Datadog's monitors", () => {
  // https://docs.datadoghq.com/dashboards/functions/rate/ : the difference is taken "after applying time aggregation and before space
  // aggregation"; monotonic_diff is "like diff() but only if the delta is positive"
  it("takes differences of each series before it folds them, and ignores a falling value", () => {
    const store = [series({ host: "a" }, [5, 6, 2, 3]), series({ host: "b" }, [1, 1, 4, 4])];
    assert.deepEqual(valuesOf("sum:m{*}", store), [[6, 7, 6, 7]]);
    assert.deepEqual(valuesOf("monotonic_diff(sum:m{*})", store), [[1, 3, 1]]);
    assert.deepEqual(valuesOf("diff(sum:m{*})", store), [[1, -1, 1]]);
  });

  // https://docs.datadoghq.com/dashboards/functions/rollup/ : moving_rollup combines "points from the most recent specified time range"
  it("rolls up the points of the time before each point, and of aligned spans", () => {
    assert.deepEqual(valuesOf("moving_rollup(max:m{*}, 120, 'sum')", [series({}, [1, 2, 3, 4])]), [[1, 3, 5, 7]]);
    assert.deepEqual(valuesOf("max:m{*}.rollup(avg, 120)", [series({}, [1, 2, 3, 5])]), [[1.5, 4]]);
  });

  // https://docs.datadoghq.com/dashboards/functions/timeshift/ : "values from an arbitrary <TIME_IN_SECOND> before the current timestamp"
  it("shifts the past to now", () => {
    assert.deepEqual(evaluate(parseQuery("timeshift(max:m{*}, -60)"), { store: [series({}, [7, 8])] })[0]!.points, [
      [60, 7],
      [120, 8],
    ]);
  });

  // https://docs.datadoghq.com/monitors/guide/monitor-arithmetic-and-sparse-metrics/ : "10/0 + 10/1 + 10/NaN = 10"
  it("adds up only the points that a division has", () => {
    const store = [series({}, [10, 10, 10], "a"), series({}, [0, 1, null], "b")];
    assert.deepEqual(valuesOf("sum:a{*} / sum:b{*}", store), [[10]]);
  });

  // https://docs.datadoghq.com/dashboards/functions/regression/ : "an ordinary least squares regression line through the metric values"
  it("draws a straight line through points, and says how steep it is", () => {
    assert.deepEqual(
      valuesOf("trend_line(max:m{*})", [series({}, [1, 3, 2, 4])])[0]!.map((it) => Number(it.toFixed(6))),
      [1.3, 2.1, 2.9, 3.7],
    );
    assert.deepEqual(valuesOf("derivative(max:m{*})", [series({}, [0, 60, 180])]), [[1, 2]]);
  });

  // https://docs.datadoghq.com/monitors/types/metric/ : with `min`, "if all points in the evaluation window … cross the threshold"; for
  // monitors that alert below, "the max and min behavior is reversed"
  it("fires when every point of the window is beyond the threshold", () => {
    assert.deepEqual(statesOf(monitor("min(last_2m):max:m{*} by {host} > 5"), [1, 6, 7, 8, 4, 9]), [
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
    assert.deepEqual(statesOf(monitor("max(last_2m):max:m{*} by {host} < 5"), [9, 4, 4, 6]), [false, false, true, false]);
  });

  // https://docs.datadoghq.com/monitors/configuration/ : a gauge without points shows its "last known status"; recovery thresholds are "an
  // additional condition for alert recovery"; https://docs.datadoghq.com/monitors/types/metric/ : values are compared as numbers
  it("keeps its state without points, and ends at the recovery threshold", () => {
    const recovering = monitor("min(last_1m):max:m{*} by {host} > 5", { thresholds: { critical: 5, criticalRecovery: 4 } });
    assert.deepEqual(statesOf(recovering, [6, null, 4.5, 4, 6]), [true, true, true, false, true]);
  });

  // https://docs.datadoghq.com/monitors/configuration/#no-data : with default_zero() "missing data is always evaluated as zero", and an empty
  // result is "replaced with zero and is compared to the alert/warning thresholds"
  it("takes what is missing for zero, also where nothing ever came", () => {
    const missing = monitor("max(last_2m):default_zero(max:m{host:a} * 0 + 1) < 1", { onMissingData: "default" });
    assert.deepEqual(statesOf(missing, [7, 7, 7, null, null, 7]), [false, false, false, false, true, false]);
    assert.deepEqual([...metricStates(missing, { store: [series({ host: "b" }, [7, 7, 7])] }, minutes(3))], [["{}", [false, false, true]]]);
    assert.throws(() => statesOf(monitor("max(last_2m):default_zero(max:m{*} * 0 + 1) < 1"), [7]), /gaps are zeros/);
    assert.throws(() => statesOf({ ...missing, query: missing.query.replace("}", "} by {host}") }, [7]), /of groups/);
    assert.throws(() => valuesOf("default_zero(max:m{*}) + 1", [series({}, [1])]), /inside of a query/);
  });

  // https://docs.datadoghq.com/monitors/guide/custom_schedules/ : monitors with custom schedules "send alerts based on the results of individual
  // evaluations"
  it("is asked on the days of its schedule alone, from the first one on", () => {
    const schedule = { rrule: "FREQ=DAILY;INTERVAL=1", start: "1970-01-02T01:00:00", timeZone: "UTC" };
    const daily = monitor("max(last_1h):default_zero(max:m{host:a}) >= 5", { onMissingData: "default", schedule });
    const hours = Array.from({ length: 60 }, (_, hour) => hour * 3_600);
    const points = hours.map((time) => [time, time === 25 * 3_600 || time === 30 * 3_600 ? 9 : 1] as const);
    const [states] = metricStates(daily, { store: [{ metric: "m", tags: { host: "a" }, points }] }, hours).values();
    assert.deepEqual([states!.indexOf(true), states!.indexOf(false, 26)], [25, 49]);
  });

  // https://docs.datadoghq.com/dashboards/functions/exclusion/ : clamp_max() sets "any metric values over a threshold value to equal that value"
  it("clamps, and takes differences of what it has clamped", () => {
    assert.deepEqual(valuesOf("clamp_max(max:m{*}, 1)", [series({}, [0, 7, 1])]), [[0, 1, 1]]);
    assert.deepEqual(valuesOf("abs(diff(clamp_max(max:m{*}, 1)))", [series({}, [0, 7, 9, 0])]), [[1, 0, 1]]);
  });

  it("does not judge a new group at once where it is told so, and looks at a window that ended a while ago", () => {
    assert.deepEqual(statesOf(monitor("max(last_1m):max:m{*} by {host} > 5", { newGroupDelay: 120 }), [6, 6, 6]), [false, false, true]);
    assert.deepEqual(statesOf(monitor("max(last_1m):max:m{*} by {host} > 5", { evaluationDelay: 60 }), [6, 1, 1]), [false, true, false]);
  });

  // https://docs.datadoghq.com/monitors/types/composite/ : "Hosts web01 through web05 report for A, web04 through web09 for B: the composite
  // only considers web04 and web05"; "monitor 1 per device,host and monitor 2 per host can be combined"
  it("judges what its parts have in common", () => {
    const states = (groups: readonly object[], state = true): States => new Map(groups.map((it) => [JSON.stringify(it), [state]]));
    const hosts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => ({ host: `web0${from + at}` }));
    const both = compositeStates("{a} && {b}", new Map([["a", states(hosts(1, 5))], ["b", states(hosts(4, 9))]]), [0]); // prettier-ignore
    assert.deepEqual([...both.keys()], ['{"host":"web04"}', '{"host":"web05"}']);
    const finer = compositeStates("{a} && !{b}", new Map([["a", states([{ device: "d", host: "h" }])], ["b", states([{ host: "h" }], false)]]), [0]); // prettier-ignore
    assert.deepEqual([...finer], [['{"device":"d","host":"h"}', [true]]]);
  });

  it("refuses what the compiler does not say", () => {
    for (const query of [
      "max:m{*} by {host}.fill(last)",
      "anomalies(max:m{*}, 'basic', 2)",
      "max:m{host:a OR host:b}",
      "max:m{*} +max:m{*}",
    ])
      assert.throws(() => parseQuery(query), /expected|no filter/, query);
    for (const query of ["avg(last_5x):max:m{*} > 5", "median(last_5m):max:m{*} > 5", "avg(last_5m):max:m{*} => 5"])
      assert.throws(() => parseMonitor(query), /no metric monitor/, query);
  });
});
