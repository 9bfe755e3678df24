import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { freePorts } from "../../demo/processes/free-ports";
import type { Running } from "../../demo/processes/start-process";
import { seePage } from "../e2e/harness/alerts";
import { type CheckoutStack, createCheckoutStack } from "../e2e/harness/checkout-stack";
import { eventually } from "../e2e/harness/eventually";
import { randomKey, type Surroundings, startSurroundings } from "../e2e/harness/surroundings";
import { NAMESPACE } from "../kubernetes/harness/monitored-cluster";
import { type ControlPlane, controlPlanePrograms, generatedConfig, startControlPlane } from "../support/control-plane";
import { type Mimir, startMimir } from "../support/mimir";
import { needsPrograms } from "../support/needs-programs";
import { scaleSections, SECRETS } from "./harness/scale-sections";
import { startAgent } from "./harness/start-agent";

const STACK = "shop";
const TENANT = "shop";
const ORDERS = "6b0c65e8";

describe("an operator's PrometheusAgent whose rules Mimir evaluates, from pulumi up to a page", function () {
  this.timeout(600_000);
  const options = { operator: true };
  let around: Surroundings;
  let mimir: Mimir;
  let cluster: ControlPlane;
  let stack: CheckoutStack;
  let agent: Running;

  before(async function () {
    await needsPrograms(this, [...controlPlanePrograms(options), "mimir", "pulumi", "pulumi-resource-kubernetes", "prometheus"]);
    around = await startSurroundings([{ id: ORDERS, name: "orders" }]);
    mimir = await startMimir({ limits: { ruler_max_rules_per_rule_group: 200, ruler_evaluation_delay_duration: "0s" } });
    cluster = await startControlPlane(options);
    await cluster.createNamespace(NAMESPACE);
    const world = { aura: around.addresses.aura, pagerDuty: around.sinks.pagerDutyUrl, mimir: mimir.url, tenant: TENANT };
    const sections = scaleSections(
      { ...world, directory: "/nowhere", agent: "http://127.0.0.1:9" },
      { prometheus: { kind: "operator", release: "kube-prometheus-stack" }, remoteWrite: null },
    );
    stack = await createCheckoutStack(STACK, sections, {
      programs: ["pulumi-resource-kubernetes"],
      env: { KUBECONFIG: cluster.kubeconfig },
    });
    const values = { aura: around.clientSecret, mimir: randomKey(), pagerduty: randomKey(), slack: around.sinks.slackUrl };
    for (const name of SECRETS) assert.equal((await stack.run(["config", "set", "--secret", `secrets:${name}`], values[name])).code, 0);
  });
  after(async () => {
    await agent?.stop();
    await stack?.stop();
    await cluster?.stop();
    await mimir?.stop();
    await around?.stop();
  });

  /** An agent of the cluster's owner, which is no part of the stack. */
  const ownersAgent = (remoteWrite: readonly object[]) => ({
    apiVersion: "monitoring.coreos.com/v1alpha1",
    kind: "PrometheusAgent",
    metadata: { name: "main", namespace: NAMESPACE },
    spec: {
      replicas: 1,
      version: "v3.15.0",
      scrapeConfigSelector: { matchLabels: { release: "kube-prometheus-stack" } },
      scrapeConfigNamespaceSelector: {},
      remoteWrite,
    },
  });
  const up = () => stack.run(["up", "--yes", "--skip-preview"]);

  it("fails before anything is created while nothing scrapes for the ruler, or what does writes nowhere", async () => {
    const nobody = await up();
    assert.notEqual(nobody.code, 0);
    assert.match(nobody.output, /the cluster has no Prometheus and no PrometheusAgent object\n\s*→ make one; it scrapes for the ruler/);
    await cluster.apply([ownersAgent([])]);
    const nowhere = await up();
    assert.notEqual(nowhere.code, 0);
    assert.match(
      nowhere.output,
      /PrometheusAgent monitoring\/main writes to no storage, and the ruler of rulesTo sees only what is written to it/,
    );
    assert.deepEqual(await cluster.list("monitoring.coreos.com/v1alpha1", "ScrapeConfig", NAMESPACE), []);
  });

  it("brings only ScrapeConfigs to the cluster", async () => {
    await cluster.apply([ownersAgent([{ url: mimir.pushUrl, headers: { "X-Scope-OrgID": TENANT } }])]);
    const { code, output } = await up();
    assert.equal(code, 0, output);
    assert.equal((await cluster.list("monitoring.coreos.com/v1alpha1", "ScrapeConfig", NAMESPACE)).length, 1);
    for (const [version, kind] of [
      ["v1", "PrometheusRule"],
      ["v1alpha1", "AlertmanagerConfig"],
    ] as const)
      assert.deepEqual(await cluster.list(`monitoring.coreos.com/${version}`, kind, NAMESPACE), []);
    const secret = await cluster.read({ apiVersion: "v1", kind: "Secret", metadata: { name: `aura-${STACK}`, namespace: NAMESPACE } });
    assert.deepEqual(Object.keys(secret!.data as object), ["aura"], "receivers are told from elsewhere");
    assert.equal((await stack.run(["up", "--yes", "--skip-preview", "--expect-no-changes"])).code, 0);
  });

  it("is scraped by an agent that runs on what the operator made, and pages through Mimir", async () => {
    const config = await eventually("the scrape job is generated", async () => {
      const text = await generatedConfig(cluster, "agent", NAMESPACE, "main");
      return text?.includes(`aura-${STACK}-`) && text;
    });
    const file = join(around.folder, "prometheus.yaml");
    writeFileSync(file, config);
    const [port] = await freePorts(1);
    agent = await startAgent(around.folder, file, `http://127.0.0.1:${port}`);
    await eventually("rules were evaluated a few times", async () => {
      const query = encodeURIComponent(`count_over_time(instance:aura_instance:info{instance_id="${ORDERS}"}[10m]) >= 3`);
      const asked = await mimir.ask(TENANT, "GET", `/prometheus/api/v1/query?query=${query}`);
      return ((await asked.json()) as { readonly data: { readonly result: readonly unknown[] } }).data.result.length > 0;
    });
    await eventually("Aura is scraped", () => around.simulator.counts().tokensIssued > 0);
    around.simulator.set("oom", { instance: ORDERS, count: 5, everySeconds: 5 });
    const page = await seePage(around.sinks, { alert: "out-of-memory", instance: ORDERS });
    assert.match(page.payload!.summary, /orders/);
  });
});
