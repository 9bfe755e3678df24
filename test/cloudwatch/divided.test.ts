import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import { type Plan, severitiesOf } from "../../catalog/model";
import { compileAlarms, type PromqlAlarm } from "../../compilers/cloudwatch";
import { planOf } from "../rules/harness/plan";
import { INSTANCES, PROJECT, STACK } from "../rules/harness/world";
import { ask } from "./harness/ask";
import { runQueries } from "./harness/promtool-alarms";
import { throughputStopped } from "./raw-cases";

const applicable = catalog.alerts.filter(({ appliesTo }) => appliesTo.includes("cloudwatch"));
const ids = Array.from({ length: 600 }, (_, at) => (0x10000000 + at * 7919).toString(16));

/** A fleet in which each instance is read through an endpoint of its own. */
const fleet = (size: number): Plan => {
  const plan = planOf(applicable, 60);
  const some = ids.slice(0, size);
  const endpoints = some.map((id) => ({ id, path: `/api/v1/${PROJECT}/${id}/metrics`, instances: 1 }));
  return {
    ...plan,
    thresholds: [],
    projects: plan.projects.map((it) => ({ ...it, granularity: "summary", endpoints })),
    instances: some.map((id) => ({ ...plan.instances[0]!, id })),
  };
};

const OF_ENDPOINTS = applicable.filter(({ when }) => when.signal.level === "endpoint").map(({ id }) => id);

describe("PromQL alarms about six hundred endpoints", function () {
  this.timeout(120_000);
  const plan = fleet(600);
  const { documents, gaps } = compileAlarms(plan, plan.alerts);
  const of = (alert: string): readonly PromqlAlarm[] => documents.filter((it) => it.alert === alert);
  const readBy = ({ query }: PromqlAlarm): readonly string[] =>
    [...query.matchAll(/aura_endpoint=~"([^"]*)"/g)].flatMap(([, list]) => list!.split("|"));

  it("are all there, short enough, and read fewer than 400 series of endpoints each", () => {
    assert.deepEqual(
      gaps.filter(({ alert }) => OF_ENDPOINTS.includes(alert)),
      [],
    );
    assert.ok(OF_ENDPOINTS.length >= 5);
    for (const alarm of documents.filter(({ query }) => /\b(up|scrape_\w+)\{/.test(query))) {
      assert.ok(alarm.query.length <= 10_000, alarm.name);
      const selectors = alarm.query.match(/\b(up|scrape_\w+)\{/g)!.length;
      const read = readBy(alarm);
      assert.ok(read.length > 0 && read.length / selectors <= 400, `${alarm.name} reads ${read.length} in ${selectors} selectors`);
    }
  });

  it("watch each endpoint once", () => {
    for (const alert of OF_ENDPOINTS)
      for (const severity of new Set(of(alert).map((it) => it.severity))) {
        const watched = of(alert)
          .filter((it) => it.severity === severity)
          .flatMap((it) => [...new Set(readBy(it))]);
        assert.deepEqual(watched.sort(), [...ids].sort(), alert);
      }
  });

  it("say which one is down, and which one nobody reads, in a real Prometheus", async () => {
    const [down = "", unread = ""] = [ids[7], ids[431]];
    const labels = (id: string): string => `aura_stack="${STACK}",aura_project="${PROJECT}",aura_endpoint="${id}"`;
    const values = (id: string): [string, string] => [`up{${labels(id)}}`, id === down ? "1x5 0x20" : "1x30"];
    const series = Object.fromEntries(ids.filter((id) => id !== unread).map(values));
    const by = "aura_stack, aura_project, aura_endpoint";
    const brings = (id: string) => ({ "20m": [`{${labels(id)}}`] });
    const others = of("endpoint-down").filter((it) => !readBy(it).includes(down));
    assert.equal(await ask({ alarms: of("endpoint-down"), series, by, brings: { "4m": [], ...brings(down) } }), undefined);
    assert.equal(await ask({ alarms: of("endpoint-not-scraped"), series, by, brings: brings(unread) }), undefined);
    assert.notEqual(await ask({ alarms: others, series, by, brings: brings(down) }), undefined);
  });

  it("are one alarm for as many endpoints as fit into one", () => {
    const small = fleet(100);
    const { documents: few } = compileAlarms(small, small.alerts);
    for (const alert of OF_ENDPOINTS) {
      const names = few.filter((it) => it.alert === alert).map(({ id }) => id);
      const { when, id } = applicable.find((it) => it.id === alert)!;
      assert.deepEqual(
        names,
        severitiesOf(when.levels).map((severity) => `${id}-${severity}`),
      );
    }
  });
});

describe("PromQL alarms of instances with thresholds of their own", function () {
  this.timeout(120_000);

  /** The known instance is judged as the stack would; the other one, as nothing ever comes to. */
  const twoNumbers = (plan: Plan): Plan => ({
    ...plan,
    thresholds: plan.alerts.flatMap(({ id: alert, on, when }) =>
      on.flatMap((severity) =>
        plan.instances.map(({ id, name }) => {
          const value = when.levels[severity]!.value * (name === "orders" ? 1.001 : 0.000_001);
          return { projectId: PROJECT, instanceId: id, alert, severity, value };
        }),
      ),
    ),
  });

  it("are an alarm for each number where all do not fit into one query, and none is lost", () => {
    const plan = twoNumbers(planOf([throughputStopped.alert], 60));
    const { documents, gaps } = compileAlarms(plan, plan.alerts);
    const { value } = throughputStopped.alert.when.levels.critical!;
    assert.deepEqual(gaps, []);
    assert.deepEqual(
      documents.filter(({ severity }) => severity === "critical").map(({ id, query }) => [id, /instance_id[!=]~"[^"]*"/.exec(query)![0]]),
      [
        ["throughput-stopped-critical", `instance_id!~"${[INSTANCES.exempt, INSTANCES.known].sort().join("|")}"`],
        [`throughput-stopped-critical-${value * 0.000_001}`, `instance_id=~"${INSTANCES.exempt}"`],
        [`throughput-stopped-critical-${value * 1.001}`, `instance_id=~"${INSTANCES.known}"`],
      ],
    );
    for (const { query } of documents) assert.ok(query.length <= 10_000);
  });

  it("bring what Prometheus brings", async () => {
    assert.equal(await runQueries(throughputStopped, 900, twoNumbers), undefined);
    const swapped = (plan: Plan): Plan =>
      twoNumbers({ ...plan, instances: plan.instances.map((it) => ({ ...it, name: it.name === "orders" ? "sandbox" : "orders" })) });
    assert.notEqual(await runQueries(throughputStopped, 900, swapped), undefined);
  });

  it("are one alarm where they fit into one query", () => {
    const plan = twoNumbers(
      planOf(
        applicable.filter(({ id }) => id === "cpu-saturated"),
        60,
      ),
    );
    assert.deepEqual(
      compileAlarms(plan, plan.alerts).documents.map(({ id }) => id),
      ["cpu-saturated-critical", "cpu-saturated-warning"],
    );
  });
});
