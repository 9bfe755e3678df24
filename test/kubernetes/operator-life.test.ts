import assert from "node:assert/strict";

import { type ControlPlane, controlPlanePrograms, reference, startControlPlane } from "../support/control-plane";
import { needsPrograms } from "../support/needs-programs";
import { alertmanagerAddress, alertmanagerObject, NAMESPACE, prometheusObject } from "./harness/monitored-cluster";
import { operatorSections, SECRETS } from "./harness/operator-sections";
import { beginLife, type Kinds, STACK, type StackLife } from "./harness/stack-life";

const WORLD = { aura: "http://127.0.0.1:9", pagerDuty: "http://127.0.0.1:9/v2/enqueue" };
const KINDS: Kinds = [
  ["v1", "ConfigMap"],
  ["v1", "Secret"],
  ["monitoring.coreos.com/v1alpha1", "ScrapeConfig"],
  ["monitoring.coreos.com/v1", "PrometheusRule"],
  ["monitoring.coreos.com/v1alpha1", "AlertmanagerConfig"],
];

describe("a stack in operator mode, through its life in the real engine", function () {
  this.timeout(900_000);
  // What is deleted stays until the garbage collector has looked at it.
  const options = { operator: true, workloads: "played" } as const;
  let cluster: ControlPlane;
  let life: StackLife;

  before(async function () {
    await needsPrograms(this, [...controlPlanePrograms(options), "pulumi", "pulumi-resource-kubernetes"]);
    cluster = await startControlPlane(options);
    await cluster.createNamespace(NAMESPACE);
    await cluster.apply([alertmanagerAddress("127.0.0.1:9"), prometheusObject(), alertmanagerObject()]);
    life = await beginLife(cluster, KINDS, operatorSections(WORLD));
    for (const name of SECRETS) await life.setSecret(name, life.values[name]);
  });
  after(async () => {
    await life?.stack.stop();
    await cluster?.stop();
  });

  it("fails in words before it creates anything, where no Prometheus would read it", async () => {
    life.stack.configure(operatorSections(WORLD, { release: "another" }));
    const { code, output } = await life.pulumi(["up", "--yes", "--skip-preview"]);
    assert.notEqual(code, 0);
    assert.match(
      output,
      /no Prometheus would read the ScrapeConfigs, which have release=another: monitoring\/main selects release=kube-prometheus-stack/,
    );
    assert.deepEqual([...(await life.ours()).keys()], []);
  });

  it("fails with the operator's words when the operator rejects an object", async () => {
    life.stack.configure(operatorSections(WORLD));
    await life.setSecret("slack", `not an address ${life.values.slack}`);
    const { code, output } = await life.pulumi(["up", "--yes", "--skip-preview"]);
    assert.notEqual(code, 0, output);
    assert.match(
      output,
      /the operator leaves out what it rejected:\n\s+AlertmanagerConfig aura-life: .*rejected due to invalid configuration/,
    );
    await life.setSecret("slack", life.values.slack);
  });

  it("is put right by the next update, and changes nothing after that", async () => {
    await life.up();
    await life.up("--expect-no-changes");
  });

  it("puts secrets into Secrets, and nowhere else", () => life.assertSecretsHidden([["v1", "Event"]], 12));

  it("finds an object that was deleted by hand, and restores it", async () => {
    const before = await life.ours();
    await cluster.remove(reference("monitoring.coreos.com/v1", "PrometheusRule", `aura-${STACK}-saturation`, NAMESPACE));
    assert.match(await life.succeed("refresh", "--yes", "--diff"), /saturation/);
    await life.up();
    assert.deepEqual(await life.ours(), before);
  });

  it("renders the same as it creates, accepted strictly, with no secret in it", () =>
    life.assertRendersTheSame((secrets) => operatorSections(WORLD, secrets)));
});
