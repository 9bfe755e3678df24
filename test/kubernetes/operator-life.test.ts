import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parse } from "yaml";

import { render } from "../../cli/render/render";
import { resolveProgram } from "../../toolchain";
import { run } from "../../toolchain/run";
import { canariesIn, canary, searchFolder } from "../e2e/harness/canaries";
import { type CheckoutStack, createCheckoutStack } from "../e2e/harness/checkout-stack";
import { type ClusterObject, type ControlPlane, controlPlanePrograms, reference, startControlPlane } from "../support/control-plane";
import { checkout } from "../support/engine";
import { needsPrograms } from "../support/needs-programs";
import { asked } from "./harness/asked";
import { alertmanagerAddress, alertmanagerObject, NAMESPACE, prometheusObject } from "./harness/monitored-cluster";
import { operatorSections, SECRETS } from "./harness/operator-sections";

const STACK = "life";
const WORLD = { aura: "http://127.0.0.1:9", pagerDuty: "http://127.0.0.1:9/v2/enqueue" };
const OURS: readonly (readonly [apiVersion: string, kind: string])[] = [
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
  const values = { aura: canary("aura"), pagerduty: canary("pagerduty"), slack: `https://hooks.example/services/${canary("slack")}` };
  let cluster: ControlPlane;
  let stack: CheckoutStack;
  const printed: string[] = [];

  before(async function () {
    await needsPrograms(this, [...controlPlanePrograms(options), "pulumi", "pulumi-resource-kubernetes", "kubectl"]);
    cluster = await startControlPlane(options);
    await cluster.createNamespace(NAMESPACE);
    await cluster.apply([alertmanagerAddress("127.0.0.1:9"), prometheusObject(), alertmanagerObject()]);
    const beside = { programs: ["pulumi-resource-kubernetes"], env: { KUBECONFIG: cluster.kubeconfig } } as const;
    stack = await createCheckoutStack(STACK, operatorSections(WORLD), beside);
  });
  after(async () => {
    await stack?.stop();
    await cluster?.stop();
  });

  const pulumi = async (args: readonly string[], input?: string) => {
    const ran = await stack.run(args, input);
    printed.push(ran.output);
    return ran;
  };
  const succeed = async (...args: string[]): Promise<string> => {
    const { code, output } = await pulumi(args);
    assert.equal(code, 0, output);
    return output;
  };
  const up = (...more: string[]) => succeed("up", "--yes", "--skip-preview", "--diff", ...more);
  const setSecret = async (name: string, value: string): Promise<void> =>
    assert.equal((await pulumi(["config", "set", "--secret", `secrets:${name}`], value)).code, 0);
  /** The stack's objects as somebody asked for them. */
  const ours = async (): Promise<ReadonlyMap<string, unknown>> => {
    const lists = await Promise.all(OURS.map(([apiVersion, kind]) => cluster.list(apiVersion, kind, NAMESPACE)));
    const own = lists.flat().filter(({ metadata }) => metadata.labels?.["app.kubernetes.io/instance"] === `aura-${STACK}`);
    return new Map(own.map((it) => [`${it.kind} ${it.metadata.name}`, asked(it)]));
  };

  it("fails in words before it creates anything, where no Prometheus would read it", async () => {
    for (const name of SECRETS) await setSecret(name, values[name]);
    stack.configure(operatorSections(WORLD, { release: "another" }));
    const { code, output } = await pulumi(["up", "--yes", "--skip-preview"]);
    assert.notEqual(code, 0);
    assert.match(
      output,
      /no Prometheus would read the ScrapeConfigs, which have release=another: monitoring\/main selects release=kube-prometheus-stack/,
    );
    assert.deepEqual([...(await ours()).keys()], []);
  });

  it("fails with the operator's words when the operator rejects an object", async () => {
    stack.configure(operatorSections(WORLD));
    await setSecret("slack", `not an address ${values.slack}`);
    const { code, output } = await pulumi(["up", "--yes", "--skip-preview"]);
    assert.notEqual(code, 0, output);
    assert.match(
      output,
      /the operator leaves out what it rejected:\n\s+AlertmanagerConfig aura-life: .*rejected due to invalid configuration/,
    );
    await setSecret("slack", values.slack);
  });

  it("is put right by the next update, and changes nothing after that", async () => {
    await up();
    await up("--expect-no-changes");
  });

  it("puts secrets into Secrets, and nowhere else", async () => {
    const all = Object.values(values);
    const lists = await Promise.all(
      [...OURS, ["v1", "Event"] as const].map(([apiVersion, kind]) => cluster.list(apiVersion, kind, NAMESPACE)),
    );
    const open = lists.flat().filter(({ kind }) => kind !== "Secret");
    assert.ok(open.length > 12, "objects and events were read");
    for (const it of open) assert.deepEqual(canariesIn(JSON.stringify(it), all), [], `${it.kind} ${it.metadata.name}`);
    const secret = await cluster.read(reference("v1", "Secret", `aura-${STACK}`, NAMESPACE));
    assert.deepEqual(Object.keys(secret!.data as object).sort(), [...SECRETS]);
    for (const { path, found } of searchFolder(stack.workspace.state, all)) assert.deepEqual(found, [], path);
    printed.push(await succeed("stack", "export"));
    assert.deepEqual(canariesIn(printed.join("\n"), all), []);
  });

  it("finds an object that was deleted by hand, and restores it", async () => {
    const before = await ours();
    await cluster.remove(reference("monitoring.coreos.com/v1", "PrometheusRule", `aura-${STACK}-saturation`, NAMESPACE));
    assert.match(await succeed("refresh", "--yes", "--diff"), /saturation/);
    await up();
    assert.deepEqual(await ours(), before);
  });

  it("renders the same as it creates, accepted strictly, with no secret in it", async () => {
    const existing = { apiVersion: "v1", kind: "Secret", metadata: { name: "aura-values", namespace: NAMESPACE }, stringData: values };
    await cluster.apply([existing]);
    stack.configure(operatorSections(WORLD, { secrets: { kind: "existing", name: "aura-values" } }));
    await up();
    const created = await ours();
    await succeed("destroy", "--yes", "--skip-preview");
    assert.deepEqual([...(await ours()).keys()], []);

    const out = mkdtempSync(join(tmpdir(), "aura-render-"));
    try {
      await render({ root: checkout, stack: STACK, file: stack.workspace.stackFile, out }, () => {});
      for (const { path, found } of searchFolder(out, Object.values(values))) assert.deepEqual(found, [], path);
      const { resources } = parse(readFileSync(join(out, "kustomization.yaml"), "utf8")) as { readonly resources: readonly string[] };
      const manifests = resources.map((it) => parse(readFileSync(join(out, it), "utf8")) as ClusterObject);
      await cluster.apply(manifests, { dryRun: true });
      const env = { ...process.env, KUBECONFIG: cluster.kubeconfig };
      const { ok, output } = await run(await resolveProgram("kubectl"), ["apply", "--server-side", "--validate=strict", "-k", out], {
        env,
      });
      assert.ok(ok, output);
      assert.deepEqual(await ours(), created);
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});
