import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { catalog } from "../../catalog";
import type { Plan } from "../../catalog/model";
import { BYTES_PER_POINT, classicMetrics, classicMetricsOf, seriesOf } from "../../compilers/cloudwatch";
import { compileScrapeJobs } from "../../compilers/prometheus";
import { identityRelabels } from "../../compilers/prometheus/relabel";
import { startSimulator, type Simulator } from "../../demo/simulator";
import { planStack } from "../../stacks/plan";
import { cloudwatchOptions } from "../../stacks/plan/cloudwatch-options";
import { eventually } from "../e2e/harness/eventually";
import { needsPrograms } from "../support/needs-programs";
import { type OtlpEndpoint, type Point, startOtlp } from "../support/otlp/start-otlp";
import { type RunningCollector, runCollector } from "./harness/run-collector";

const PROJECT = "cb50b84c-0a53-565c-ba05-008e104efee0";
const CLIENT = { clientId: "reader", clientSecret: "collector-canary-71c2" };
const TIME = Date.now();

describe("the collector's configuration in a real OpenTelemetry Collector", function () {
  this.timeout(120_000);
  let aura: Simulator;
  let cloud: OtlpEndpoint;
  let collector: RunningCollector;
  let folder: string;

  before(async function () {
    await needsPrograms(this, ["otelcol"]);
    folder = await mkdtemp(join(tmpdir(), "aura-collected-"));
    await writeFile(join(folder, "secret"), CLIENT.clientSecret);
    const instances = [
      { id: "6b0c65e8", name: "orders", load: 0.5, databases: ["neo4j", "movies"] },
      { id: "0a1b2c3d", name: "fraud", databases: ["neo4j", "scores"] },
    ];
    // The clock stands still, so that every scrape is answered with the same samples.
    aura = await startSimulator({
      clock: () => TIME,
      cacheSeconds: 0,
      roleCacheSeconds: 0,
      projects: [{ id: PROJECT, clients: [CLIENT], instances }],
    });
    cloud = await startOtlp();
    const { plan, options } = stackFor(aura);
    const parts = {
      jobs: compileScrapeJobs(plan, () => join(folder, "secret")),
      relabels: identityRelabels(plan.instances, plan.environment),
    };
    collector = await runCollector(plan, parts, options, cloud.url);
  });

  after(async () => {
    await collector?.stop();
    await cloud?.stop();
    await aura?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  const ofAura = (): readonly Point[] => cloud.points().filter(({ name }) => name.startsWith("neo4j_"));
  const seen = (): unknown => ({ answers: cloud.answers().slice(-5), points: cloud.points().slice(0, 3) });
  const up = (): readonly number[] =>
    cloud
      .points()
      .filter(({ name }) => name === "up")
      .map(({ value }) => value);

  it("delivers every sample that Aura served, with its name, labels, value and time", async () => {
    await eventually("metrics of Aura arrive", () => ofAura().length > 0, seen);
    const served = aura.served();
    assert.ok(served.length > 60);
    for (const { metric, labels, value } of served) {
      const arrived = ofAura().filter(
        ({ name, labels: own }) => name === metric && Object.entries(labels).every(([key, it]) => own[key] === it),
      );
      assert.notEqual(arrived.length, 0, `${metric} ${JSON.stringify(labels)} did not arrive`);
      for (const point of arrived) {
        if (Number.isNaN(value)) continue;
        assert.ok(Math.abs(point.value - value) <= 1e-6 * Math.max(1, Math.abs(value)), `${metric}: ${point.value} is not ${value}`);
        assert.equal(point.timestamp, TIME);
      }
    }
  });

  it("says of every series whose it is, and of one that nobody configured only where", () => {
    const [known] = ofAura().filter(({ labels }) => labels.instance_id === "6b0c65e8");
    assert.deepEqual(
      ["aura_stack", "aura_project", "aura_endpoint", "instance_name", "team", "environment", "@resource.service.name"].map(
        (it) => known!.labels[it],
      ),
      ["prod", PROJECT, PROJECT, "orders", "payments", "prod", "aura-prod-payments"],
    );
    const [unknown] = ofAura().filter(({ labels }) => labels.instance_id === "0a1b2c3d");
    assert.deepEqual([unknown!.labels.environment, unknown!.labels.instance_name], ["prod", undefined]);
  });

  it("keeps counters sums and gauges gauges", () => {
    for (const { name, kind } of ofAura()) {
      const known = catalog.metrics.find((it) => it.name === name)!;
      assert.equal(kind, known.kind === "counter" ? "sum" : "gauge", name);
    }
  });

  it("tells what the alarms about endpoints read: up, durations, limits", () => {
    const names = new Set(
      cloud
        .points()
        .filter(({ labels }) => labels.aura_stack === "prod")
        .map(({ name }) => name),
    );
    for (const name of [
      "up",
      "scrape_duration_seconds",
      "scrape_timeout_seconds",
      "scrape_samples_post_metric_relabeling",
      "scrape_sample_limit",
    ])
      assert.ok(names.has(name), `${name} is missing among ${[...names].filter((it) => !it.startsWith("neo4j_")).join(", ")}`);
  });

  it("brings as many series, and as many classic metrics are taken from them, as the estimate of costs counts", () => {
    const { plan } = stackFor(aura);
    const ofPlan = cloud.points().filter(({ labels }) => [undefined, ...plan.instances.map(({ id }) => id)].includes(labels.instance_id));
    const shown = ofPlan.filter(({ name, labels }) => name.startsWith("neo4j_") || labels.aura_endpoint !== undefined);
    const series = new Set(shown.map(({ name, labels }) => `${name} ${JSON.stringify(Object.entries(labels).sort())}`));
    assert.equal(series.size, seriesOf(plan, plan.projects[0]!));
    // As the exporter does it: a declaration is about names, and takes what has all of its labels.
    const metrics = shown.flatMap(({ name, labels }) =>
      Object.values(classicMetrics(plan.metrics))
        .filter(({ names, dimensions }) => names.includes(name) && dimensions.every((it) => labels[it] !== undefined))
        .map(({ dimensions }) => [name, ...dimensions.map((it) => labels[it])].join(" ")),
    );
    assert.equal(new Set(metrics).size, classicMetricsOf(plan, plan.projects[0]!));
  });

  it("signs its requests for CloudWatch in the stack's region", () => {
    for (const it of cloud.authorizations())
      assert.match(
        it,
        /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/monitoring\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/,
      );
  });

  it("sends about as many bytes for each data point as the estimate of costs says", () => {
    const each = cloud.bytes() / cloud.points().length;
    assert.ok(each <= BYTES_PER_POINT && each > BYTES_PER_POINT / 2, `${Math.round(each)} bytes, and the estimate says ${BYTES_PER_POINT}`);
  });

  it("delivers what CloudWatch refused for a while (429) once it takes it again", async () => {
    const before = cloud.answers().length;
    cloud.forget();
    cloud.refuse(429, 4);
    await eventually("a request is taken again", () => cloud.answers().slice(before).includes(200) && ofAura().length > 0, seen);
    assert.equal(
      cloud
        .answers()
        .slice(before)
        .filter((it) => it === 429).length,
      4,
    );
    assert.notEqual(ofAura().length, 0);
  });

  it("survives that Aura refuses (401), and says so meanwhile", async () => {
    aura.setRoles(PROJECT, CLIENT.clientId, []);
    cloud.forget();
    await eventually("the endpoint is said to be down", () => up().includes(0), seen);
    aura.setRoles(PROJECT, CLIENT.clientId, ["METRICS_READER"]);
    cloud.forget();
    await eventually("metrics arrive again", () => up().includes(1) && ofAura().length > 0, seen);
  });

  it("goes on after a restart", async () => {
    await collector.restart();
    cloud.forget();
    await eventually("metrics arrive after the restart", () => ofAura().length > 0, seen);
  });
});

function stackFor(aura: Simulator) {
  const config = {
    environment: "prod",
    identity: "prod",
    aura: {
      metricsUrl: aura.url,
      tokenUrl: aura.tokenUrl,
      projects: {
        payments: {
          id: PROJECT,
          clientId: CLIENT.clientId,
          clientSecret: "aura-payments",
          instances: { orders: { id: "6b0c65e8", name: "orders", team: "payments" } },
        },
      },
    },
    prometheus: { kind: "files", directory: "/etc/prometheus/aura" },
    contacts: { chat: { kind: "slack", channel: "#db-alerts", webhook: "slack" } },
    cloudwatch: {
      region: "eu-west-1",
      account: "123456789012",
      collector: { kind: "host", directory: "/etc/aura" },
      notify: { team: { kind: "email", address: "db@example.com" } },
    },
  };
  const { plan, config: read } = planStack(config, catalog);
  const quick: Plan = { ...plan, interval: 2, timeout: 1 };
  return { plan: quick, options: cloudwatchOptions(read.cloudwatch!, (directory) => directory) };
}
