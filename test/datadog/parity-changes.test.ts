import assert from "node:assert/strict";

import type { Plan } from "../../catalog/model";
import type { MonitorDocument } from "../../compilers/datadog";
import { cpuSaturated } from "../rules/cases/saturation";
import {
  credentialsOld,
  endpointDown,
  endpointNotScraped,
  instanceMissing,
  sampleLimitNear,
  scrapeFlapping,
} from "../rules/cases/availability";
import { outOfMemory } from "../rules/cases/errors";
import type { RuleCase } from "../rules/harness/rule-case";
import { INSTANCES } from "../rules/harness/world";
import { needsPrograms } from "../support/needs-programs";
import { datadog } from "../support/parity/datadog/vendor";
import { overridden, parityPlan, renamed } from "../support/parity/parity-plan";
import { differences, paritySituations } from "../support/parity/verdict";

type Change = (query: string) => string;

/** Changes queries, and the thresholds beside them with them. */
const changing =
  (change: Change) =>
  (documents: readonly MonitorDocument[]): readonly MonitorDocument[] => {
    assert.ok(
      documents.some(({ query }) => change(query) !== query),
      "nothing was changed",
    );
    return documents.map((it) => {
      const query = change(it.query);
      const level = / (?:>=|[<>]) (-?[\d.e+-]+)$/.exec(query)?.[1];
      return query === it.query ? it : { ...it, query, thresholds: { critical: Number(level) } };
    });
  };

const DAY = 86_400_000;

/** Moves the first day of a schedule. */
const moved =
  (days: number) =>
  (documents: readonly MonitorDocument[]): readonly MonitorDocument[] =>
    documents.map((it) => {
      const start = new Date(Date.parse(`${it.schedule!.start}Z`) + days * DAY).toISOString().slice(0, 19);
      return { ...it, schedule: { ...it.schedule!, start } };
    });

async function found(rule: RuleCase, plan: Plan, change?: ReturnType<typeof changing>): Promise<readonly string[]> {
  const all = [];
  for (const it of paritySituations(rule, 60, ["summary"])) all.push(...(await differences(datadog, it, plan, change)));
  return all;
}

describe("a change of what is said to Datadog", function () {
  this.timeout(300_000);
  before(async function () {
    await needsPrograms(this, ["promtool"]);
  });

  const changes: readonly (readonly [string, RuleCase, Change])[] = [
    ["of the operator", cpuSaturated, (it) => it.replace(" > ", " < ")],
    ["of the threshold, upwards", cpuSaturated, (it) => it.replace(/> ([\d.]+)$/, (_, level: string) => `> ${Number(level) * 1.02}`)],
    ["of the threshold, downwards", cpuSaturated, (it) => it.replace(/> ([\d.]+)$/, (_, level: string) => `> ${Number(level) * 0.98}`)],
    ["of the metric", cpuSaturated, (it) => it.replace("aura_cpu_usage", "aura_cpu_limit")],
    ["of the function that sees growth", outOfMemory, (it) => it.replace("monotonic_diff", "abs")],
    ["of the window of growth", outOfMemory, (it) => it.replace("last_15m", "last_1m").replace("> 0", "> 1")],
    ["of the operator", endpointNotScraped, (it) => it.replace(" < ", " >= ")],
    ["of the threshold", endpointNotScraped, (it) => it.replace("< 1", "< 0")],
    ["of the window", endpointNotScraped, (it) => it.replace("last_11m", "last_40m")],
    ["of the scope", endpointNotScraped, (it) => it.replace(/,aura_endpoint:[^}]*/, "")],
    ["of the operator", instanceMissing, (it) => it.replace(" < ", " >= ")],
    ["of the window, to a shorter one", instanceMissing, (it) => it.replace("last_16m", "last_6m")],
    ["of the window, to a longer one", instanceMissing, (it) => it.replace("last_16m", "last_40m")],
    ["of the scope", instanceMissing, (it) => it.replace(/,instance_id:[^}]*/, "")],
    ["of the operator", credentialsOld, (it) => it.replace(" >= ", " < ")],
    ["of the operator", scrapeFlapping, (it) => it.replace(" < ", " > ")],
    ["of the threshold", scrapeFlapping, (it) => it.replace("< 0.8", "< 0.45")],
    ["of the window", scrapeFlapping, (it) => it.replace("1800, 'avg'", "120, 'avg'")],
    ["of the guard's threshold, upwards", scrapeFlapping, (it) => it.replace("> 3", "> 30")],
    ["of the guard's threshold, downwards", scrapeFlapping, (it) => it.replace("> 3", "> -1")],
    ["of the guard's window", scrapeFlapping, (it) => it.replace("1740", "120")],
    ["of the operator", sampleLimitNear, (it) => it.replace(" > ", " < ")],
    ["of the threshold, upwards", sampleLimitNear, (it) => it.replace("> 0.7", "> 0.72")],
    ["of the threshold, downwards", sampleLimitNear, (it) => it.replace("> 0.7", "> 0.68")],
    ["of the window", sampleLimitNear, (it) => it.replace("300, 'max'", "60, 'max'")],
  ];
  for (const [what, rule, change] of changes)
    it(`${what} is seen in a verdict (${rule.alert.id})`, async () => {
      assert.notDeepEqual(await found(rule, parityPlan(rule, 60), changing(change)), []);
    });

  for (const [when, days] of [
    ["sooner", -1],
    ["later", 1],
  ] as const)
    it(`of the first day of a schedule, a day ${when}, is seen in a verdict (credentials-old)`, async () => {
      assert.notDeepEqual(await found(credentialsOld, parityPlan(credentialsOld, 60), moved(days)), []);
    });

  for (const rule of [cpuSaturated, instanceMissing])
    it(`by a rename of an instance changes no verdict and no query (${rule.alert.id})`, async () => {
      const plan = parityPlan(rule, 60);
      assert.deepEqual(await found(rule, renamed(plan)), []);
      const queries = (of: Plan) => datadog.compile(of).map(({ id, query }) => [id, query]);
      assert.deepEqual(queries(renamed(plan)), queries(plan));
    });

  it("by switching it off for one instance silences that one alone (instance-missing)", async () => {
    const plan = parityPlan(instanceMissing, 60);
    const off = {
      projectId: plan.projects[0]!.id,
      instanceId: INSTANCES.known,
      alert: "instance-missing",
      severity: "critical",
      value: null,
    };
    const silenced: Plan = { ...plan, thresholds: [...plan.thresholds, off as Plan["thresholds"][number]] };
    assert.deepEqual(
      datadog.compile(plan).map(({ id }) => id),
      [`instance-missing-critical-${INSTANCES.known}`],
    );
    assert.deepEqual(datadog.compile(silenced), []);
    for (const it of await found(instanceMissing, silenced)) assert.ok(it.includes("does not fire"), it);
  });

  it("of the runs in a row is seen in a verdict (endpoint-down)", async () => {
    const plan = parityPlan(endpointDown, 60);
    const all = [];
    for (const it of paritySituations(endpointDown, 60, ["summary"]))
      all.push(...(await differences(datadog, it, plan, (of) => of.map((one) => ({ ...one, thresholds: { critical: 2, ok: 10 } })))));
    assert.notDeepEqual(all, []);
  });

  it("by stricter thresholds of one instance lets that one fire alone, as in Prometheus", async () => {
    const plan = overridden(parityPlan(cpuSaturated, 60), 0.5);
    assert.deepEqual(await found(cpuSaturated, plan), []);
    const silent = paritySituations(cpuSaturated, 60, ["summary"]).find(
      ({ name }) => name.includes("warning") && name.includes("stays silent"),
    )!;
    const fired = await datadog.evaluate(datadog.compile(plan), { series: silent.series(20), interval: 60, steps: 20, plan });
    assert.deepEqual([...new Set(fired.map(({ labels }) => labels.instance_id))], [INSTANCES.known]);
  });

  it("by milder thresholds of one instance silences that one alone", async () => {
    const milder = await found(cpuSaturated, overridden(parityPlan(cpuSaturated, 60), 1.04));
    assert.ok(milder.length > 0);
    for (const it of milder) assert.ok(it.includes("does not fire") && it.includes(INSTANCES.known), it);
  });
});
