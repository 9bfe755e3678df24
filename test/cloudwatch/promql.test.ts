import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import { ruleCases } from "../rules/cases";
import { planOf } from "../rules/harness/plan";
import { INSTANCES, PROJECT, STACK } from "../rules/harness/world";
import { compileAlarms, compilePauses } from "../../compilers/cloudwatch";
import { overridden, renamed } from "../support/parity/parity-plan";
import { ask } from "./harness/ask";
import { runAlarms, runQueries } from "./harness/promtool-alarms";
import * as raw from "./raw-cases";

const applicable = catalog.alerts.filter(({ appliesTo }) => appliesTo.includes("cloudwatch"));
const plan = planOf(applicable, 60);
const gaps = new Set(compileAlarms({ ...plan, thresholds: [] }, plan.alerts).gaps.map(({ alert }) => alert));
const rawCases = new Map(Object.values(raw).map((it) => [it.alert.id, it]));
/** Its time is a date in the config, and no case of Prometheus writes one: it is asked below. */
const OF_THE_CONFIG = "credentials-old";

describe("PromQL alarms in a real Prometheus", function () {
  this.timeout(300_000);

  for (const rule of ruleCases.filter(({ alert }) => applicable.includes(alert) && !gaps.has(alert.id) && alert.id !== OF_THE_CONFIG)) {
    if (rawCases.has(rule.alert.id)) continue;
    it(`${rule.alert.id} fires and stays silent where Prometheus does`, async () => {
      assert.equal(await runAlarms(rule, [rule.intervals?.[0] ?? 60]), undefined);
    });
  }

  for (const rule of rawCases.values()) {
    it(`${rule.alert.id} brings what Prometheus brings, without its hourly records`, async () => {
      assert.equal(await runQueries(rule, 900), undefined);
    });
  }

  it("credentials-old fires as long after the date of the config as it says, and not before", async () => {
    const ofConfig = plan.alerts.find(({ id }) => id === OF_THE_CONFIG)!;
    const [ninetyDays] = compileAlarms(plan, [ofConfig]).documents;
    assert.match(ninetyDays!.query, /^\(time\(\) - label_replace\(.*vector\(0\).*\)\) > 7776000$/);
    // promtool begins at the epoch, which is the date of this config: three hours are as good as ninety days.
    const levels = { warning: { ...ofConfig.when.levels.warning!, value: 10_800 } };
    const { documents: alarms } = compileAlarms(plan, [{ ...ofConfig, when: { ...ofConfig.when, levels } }]);
    const due = `{aura_stack="${STACK}",aura_project="${PROJECT}"}`;
    const question = { alarms, series: {}, by: "aura_stack, aura_project" };
    assert.equal(await ask({ ...question, brings: { "179m": [], "180m": [], "181m": [due] } }), undefined);
    assert.notEqual(await ask({ ...question, brings: { "179m": [due] } }), undefined);
  });

  it("an operator, a window or a threshold that is changed changes a verdict", async () => {
    const cpu = ruleCases.find(({ alert }) => alert.id === "cpu-saturated")!;
    const latency = ruleCases.find(({ alert }) => alert.id === "latency-p99-high")!;
    const changes: readonly (readonly [typeof cpu, string | RegExp, string])[] = [
      [cpu, / > 0\.85$/, " < 0.85"],
      [cpu, / > 0\.85$/, " > 0.9"],
      [latency, /\[5m:1m\]/g, "[1m:1m]"],
      [latency, /sum_over_time/g, "min_over_time"],
    ];
    for (const [rule, from, to] of changes) {
      const told = await runAlarms(rule, [60], (it) => ({ ...it, query: it.query.replace(from, to) }));
      assert.notEqual(told, undefined, `${String(from)} → ${to} is not noticed`);
    }
    assert.notEqual(await runAlarms(cpu, [60], (it) => ({ ...it, pendingPeriod: 0 })), undefined);
  });
});

describe("PromQL alarms", () => {
  const queries = (of: typeof plan): readonly string[] =>
    compileAlarms(of, of.alerts).documents.map(({ name, query }) => `${name} ${query}`);

  it("are the same after a rename: a name is no part of what an alarm tells apart", () => {
    assert.deepEqual(queries(renamed(plan)), queries(plan));
  });

  it("compare an instance with its own threshold, and all others with the stack's", () => {
    const { documents } = compileAlarms(overridden({ ...plan, thresholds: [] }, 1.1), plan.alerts);
    const { query } = documents.find(({ id }) => id === "cpu-saturated-warning")!;
    const [others, own] = query.split("\nor\n");
    assert.match(others!, new RegExp(`instance_id!~"${INSTANCES.known}".* > 0\\.85\\)$`));
    assert.match(own!, new RegExp(`instance_id=~"${INSTANCES.known}".* > 0\\.935`));
  });

  it("take a large fleet in parts of fewer than 400 series, and every instance is in one", () => {
    const instances = Array.from({ length: 1_000 }, (_, at) => ({ ...plan.instances[0]!, id: (0x10000000 + at * 7919).toString(16) }));
    const { documents } = compileAlarms({ ...plan, instances, thresholds: [] }, plan.alerts);
    const cpu = documents.filter(({ alert, severity }) => alert === "cpu-saturated" && severity === "warning");
    assert.deepEqual(
      cpu.map(({ id }) => id),
      Array.from({ length: 8 }, (_, at) => `cpu-saturated-warning-${at + 1}-of-8`),
    );
    const values = cpu.flatMap(({ query }) => /aura_shard=~"([^"]*)"/.exec(query)![1]!.split("|"));
    assert.equal(new Set(values).size, values.length);
  });

  it("about silence tell nobody of an instance while it may be paused, and only of that one", () => {
    const instances = plan.instances.map((it, at) => (at === 0 ? { ...it, pause: "nights" } : it));
    const spans = [
      { days: ["saturday", "sunday"], times: [], timeZone: "Europe/Berlin" },
      { days: [], times: [{ from: "19:30", to: "24:00" }], timeZone: "Europe/Berlin" },
    ];
    const paused = { ...plan, instances, thresholds: [], calendars: [{ name: "nights", spans }] };
    const { documents } = compileAlarms(paused, paused.alerts);
    const missing = documents.filter(({ alert }) => alert === "instance-missing");
    assert.deepEqual(
      missing.map(({ id, mutedDuring, query }) => [id, mutedDuring, query.includes(`"instance_id", "${instances[0]!.id}"`)]),
      [
        ["instance-missing-critical", undefined, false],
        ["instance-missing-critical-paused-nights", "nights", true],
      ],
    );
    assert.deepEqual(
      compilePauses(paused, documents).map(({ expression, duration }) => [expression, duration]),
      [
        ["cron(0 0 * * SAT,SUN)", "PT24H"],
        ["cron(30 19 * * *)", "PT4H30M"],
      ],
    );
  });

  it("name a metric in every selector, look back a day at most, and are short enough", () => {
    for (const { query, name } of compileAlarms({ ...plan, thresholds: [] }, plan.alerts).documents) {
      assert.ok(query.length <= 10_000, name);
      assert.doesNotMatch(query, /(^|[^\w:}])\{/, name);
      assert.doesNotMatch(query, /\[(\d+w|([2-9]|\d\d+)d)[\]:]/, name);
    }
  });
});
