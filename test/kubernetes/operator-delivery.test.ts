import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { SlackMessage } from "../../demo/sinks/slack";
import { seeFiring, seePage } from "../e2e/harness/alerts";
import { type CheckoutStack, createCheckoutStack } from "../e2e/harness/checkout-stack";
import { eventually } from "../e2e/harness/eventually";
import type { Servers } from "../e2e/harness/servers";
import { randomKey, type Surroundings, startSurroundings } from "../e2e/harness/surroundings";
import { type ControlPlane, controlPlanePrograms, startControlPlane } from "../support/control-plane";
import { needsPrograms } from "../support/needs-programs";
import { alertmanagerAddress, alertmanagerObject, NAMESPACE, prometheusObject } from "./harness/monitored-cluster";
import { operatorSections, SECRETS } from "./harness/operator-sections";
import { awaitGenerated, type Generated, startOnGenerated } from "./harness/operator-servers";

const STACK = "shop";

describe("operator mode, from pulumi up to a page", function () {
  this.timeout(600_000);
  const options = { operator: true };
  let around: Surroundings;
  let cluster: ControlPlane;
  let stack: CheckoutStack;
  let generated: Generated;
  let servers: Servers;

  before(async function () {
    await needsPrograms(this, [...controlPlanePrograms(options), "pulumi", "pulumi-resource-kubernetes", "prometheus", "alertmanager"]);
    around = await startSurroundings([{ id: "6b0c65e8", name: "orders" }]);
    cluster = await startControlPlane(options);
    await cluster.createNamespace(NAMESPACE);
    await cluster.apply([alertmanagerAddress(new URL(around.addresses.alertmanager).host), prometheusObject(), alertmanagerObject()]);
    const sections = operatorSections({ aura: around.addresses.aura, pagerDuty: around.sinks.pagerDutyUrl });
    stack = await createCheckoutStack(STACK, sections, {
      programs: ["pulumi-resource-kubernetes"],
      env: { KUBECONFIG: cluster.kubeconfig },
    });
    const values = { aura: around.clientSecret, pagerduty: randomKey(), slack: around.sinks.slackUrl };
    for (const name of SECRETS) assert.equal((await stack.run(["config", "set", "--secret", `secrets:${name}`], values[name])).code, 0);
  });
  after(async () => {
    await servers?.stop();
    await stack?.stop();
    await cluster?.stop();
    await around?.stop();
  });

  const succeed = async (...args: string[]): Promise<string> => {
    const { code, output } = await stack.run(args);
    assert.equal(code, 0, output);
    return output;
  };

  it("creates every object, and the operator rejects none", async () => {
    await succeed("up", "--yes", "--skip-preview", "--diff");
    const rules = await cluster.list("monitoring.coreos.com/v1", "PrometheusRule", NAMESPACE);
    generated = await awaitGenerated(cluster, STACK, rules.length);
  });

  it("changes nothing the second time", async () => {
    assert.match(await succeed("up", "--yes", "--skip-preview", "--expect-no-changes"), /unchanged/);
  });

  it("is scraped by a Prometheus that runs on what the operator made", async () => {
    const folder = join(around.folder, "servers");
    mkdirSync(folder);
    servers = await startOnGenerated(folder, generated, around.addresses);
    const target = await eventually("the target is up", async () => {
      const found = (await servers.prometheus.targets()).find(({ labels }) => labels.aura_stack === STACK);
      return found?.health === "up" && found;
    });
    assert.equal(target.labels.job, `aura-${STACK}-shop`);
    assert.ok(around.simulator.counts().tokensIssued > 0, "it asked for a token");
  });

  it("tells PagerDuty and Slack of an alert, by the routes that the operator made", async () => {
    around.simulator.set("oom", { instance: "6b0c65e8", count: 5 });
    const { labels } = await seeFiring(servers.prometheus, { alert: "out-of-memory", instance: "6b0c65e8" });
    assert.equal(labels.namespace, NAMESPACE, "an AlertmanagerConfig is matched by it");
    const page = await seePage(around.sinks, { alert: "out-of-memory", instance: "6b0c65e8" });
    assert.match(page.payload!.summary, /orders/);
    const message = await eventually("Slack is told", () => around.sinks.received("slack").find(({ status }) => status === 200));
    assert.match(JSON.stringify((message.body as SlackMessage).attachments), /out of memory/i);
  });
});
