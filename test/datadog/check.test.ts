import assert from "node:assert/strict";

import { parse } from "yaml";

import { catalog } from "../../catalog";
import type { Plan } from "../../catalog/model";
import type { CheckConfig } from "../../compilers/datadog";
import { startSimulator, type Simulator } from "../../demo/simulator";
import { expectedSamples } from "../../compilers/prometheus/scrape";
import { RUN } from "../../languages/datadog";
import { compileStack } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { needsPrograms } from "../support/needs-programs";
import { type AgentCheck, type CheckRun, startCheck } from "./harness/agent-check";
import { queriesOf, metricsIn, tagKeysIn } from "./harness/queries";

const PROJECT = "cb50b84c-0a53-565c-ba05-008e104efee0";
const SECRET = "not-a-real-secret";

describe("the check of a Datadog Agent", function () {
  this.timeout(120_000);
  let simulator: Simulator;
  let check: AgentCheck;
  let plan: Plan;
  let first: CheckRun;
  let time = Date.UTC(2026, 0, 7, 9);
  const stack = () => {
    const input = {
      environment: "prod",
      aura: {
        metricsUrl: simulator.url,
        tokenUrl: simulator.tokenUrl,
        projects: {
          shop: {
            id: PROJECT,
            clientId: "reader",
            clientSecret: "aura-shop",
            granularity: "comprehensive",
            instances: { orders: { id: "6b0c65e8", team: "shop" }, fraud: { id: "0a1b2c3d" } },
          },
        },
      },
      prometheus: { kind: "files", directory: "aura" },
      contacts: { oncall: { kind: "email", to: "a@example.com", from: "b@example.com", smarthost: "smtp.example.com:587" } },
      alerts: { pack: "full" },
      datadog: { site: "datadoghq.eu", apiKey: "dd-api", appKey: "dd-app", acceptGaps: ["data-stale"] },
    };
    const planned = planStack(input, catalog, { stack: "prod" });
    return { ...planned, datadog: compileStack(planned.plan, planned.config, (it) => `/${it}`).datadog! };
  };

  before(async function () {
    await needsPrograms(this, ["datadog-check-python"]);
    simulator = await startSimulator({
      clock: () => time,
      cacheSeconds: 0,
      projects: [
        {
          id: PROJECT,
          name: "Shop",
          granularity: "comprehensive",
          clients: [{ clientId: "reader", clientSecret: SECRET }],
          instances: [
            { id: "6b0c65e8", name: "orders", load: 0.5 },
            { id: "0a1b2c3d", name: "fraud", databases: ["neo4j", "scores"], load: 0.3 },
          ],
        },
      ],
    });
    const compiled = stack();
    plan = compiled.plan;
    const values = parse(compiled.datadog.agent.text) as { readonly clusterAgent: { readonly confd: Readonly<Record<string, string>> } };
    const config = parse(values.clusterAgent.confd["openmetrics.yaml"]!) as CheckConfig;
    assert.equal(config.cluster_check, true);
    check = await startCheck(config.instances, { "datadog/neo4j-aura;aura-shop": SECRET });
    first = await check.run();
  });
  after(async () => {
    await check?.stop();
    await simulator?.stop();
  });

  it("reads the endpoint with OAuth2, and says so", () => {
    assert.deepEqual(first.errors, []);
    assert.deepEqual(
      first.serviceChecks.map(({ name, status }) => [name, status]),
      [["neo4j.openmetrics.health", 0]],
    );
    assert.deepEqual([simulator.counts().tokensIssued, first.metrics.length > 100], [1, true]);
  });

  it("submits every metric of the plan, counters as they are, and without the name of the machine that asks", () => {
    const names = new Set(first.metrics.map(({ name }) => name));
    assert.deepEqual([...names].sort(), [...metricsIn(plan), ...Object.values(RUN)].sort());
    assert.deepEqual([...new Set(first.metrics.map(({ type }) => type))], ["gauge"]);
    assert.deepEqual([...new Set(first.metrics.map(({ hostname }) => hostname))], [""]);
  });

  /** What a run says of itself that submitted so many series. */
  const toldBy = (submitted: number) => [
    [RUN.allowed, 3 * expectedSamples(plan.metrics, plan.projects[0]!, 12)],
    [RUN.submitted, submitted],
  ];

  it("tells how many series it submitted and may submit, with the tags of the endpoint", () => {
    const told = first.metrics.filter(({ name }) => name.startsWith("datadog.agent."));
    assert.deepEqual(
      told.map(({ name, value }) => [name, value]),
      toldBy(first.metrics.length - told.length),
    );
    for (const { tags } of told)
      for (const tag of ["aura_stack:prod", `aura_project:${PROJECT}`, `aura_endpoint:${PROJECT}`]) assert.ok(tags.includes(tag), tag);
  });

  it("submits what the endpoint serves", () => {
    const served = simulator.served({ metric: "neo4j_aura_cpu_usage", instance: "6b0c65e8" })[0]!;
    const tags = [
      `instance_id:6b0c65e8`,
      `availability_zone:${served.labels.availability_zone}`,
      `instance_mode:${served.labels.instance_mode}`,
    ];
    const got = first.metrics.find((it) => it.name === "neo4j.aura_cpu_usage" && tags.every((tag) => it.tags.includes(tag)));
    assert.ok(got, "no such series");
    assert.ok(Math.abs(got.value - served.value) < 1e-6, `${got.value} is not ${served.value}`);
  });

  it("has every metric and every tag that a monitor or a dashboard asks for", () => {
    const { datadog } = stack();
    const names = new Set(first.metrics.map(({ name }) => name));
    const keys = new Set([...first.metrics, ...first.serviceChecks].flatMap(({ tags }) => tags.map((it) => it.split(":")[0]!)));
    const queries = queriesOf(datadog);
    assert.ok(queries.length > 100);
    for (const query of queries) {
      for (const name of query.metrics) assert.ok(names.has(name), `${name} in ${query.text}`);
      for (const key of tagKeysIn(query.text)) assert.ok(keys.has(key), `${key} in ${query.text}`);
    }
  });

  it("asks for a new token when the old one has expired, and not before", async () => {
    const before = simulator.counts().tokensIssued;
    time += 1_000_000;
    assert.deepEqual((await check.run()).errors, []);
    assert.equal(simulator.counts().tokensIssued, before);
    time += 3_600_000;
    assert.deepEqual((await check.run()).errors, []);
    assert.equal(simulator.counts().tokensIssued, before + 1);
  });

  for (const [status, scenario] of [
    ["401", "unauthorized"],
    ["429", "rate-limited"],
  ] as const) {
    it(`says that it was refused with ${status}, and goes on when it is not any more`, async () => {
      simulator.set(scenario);
      const { metrics, serviceChecks, errors } = await check.run();
      assert.deepEqual([metrics.map(({ name, value }) => [name, value]), errors.length], [toldBy(0), 1]);
      assert.equal(serviceChecks[0]?.status, 2);
      assert.ok(serviceChecks[0].message.includes(status), serviceChecks[0].message);
      assert.ok(!JSON.stringify([errors, serviceChecks]).includes(SECRET));
      simulator.clear(scenario);
      assert.deepEqual((await check.run()).errors, []);
    });
  }
});
