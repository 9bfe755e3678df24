import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parse } from "yaml";

import { render } from "../../cli/render/render";
import { canariesIn, canary, searchFolder } from "../e2e/harness/canaries";
import { type CheckoutStack, createCheckoutStack } from "../e2e/harness/checkout-stack";
import { eventually } from "../e2e/harness/eventually";
import { type ClusterObject, type ControlPlane, controlPlanePrograms, reference, startControlPlane } from "../support/control-plane";
import { checkout } from "../support/engine";
import { needsPrograms } from "../support/needs-programs";
import { asked } from "./harness/asked";
import { NAMESPACE } from "./harness/monitored-cluster";
import { SECRETS } from "./harness/operator-sections";
import { standaloneSections } from "./harness/standalone-sections";

const STACK = "life";
const WORLD = { aura: "http://127.0.0.1:9", pagerDuty: "http://127.0.0.1:9/v2/enqueue" };
const KINDS: readonly (readonly [apiVersion: string, kind: string])[] = [
  ["v1", "ConfigMap"],
  ["v1", "Secret"],
  ["v1", "Service"],
  ["v1", "ServiceAccount"],
  ["apps/v1", "StatefulSet"],
  ["policy/v1", "PodDisruptionBudget"],
  ["networking.k8s.io/v1", "NetworkPolicy"],
  ["networking.k8s.io/v1", "Ingress"],
];

describe("a stack in standalone mode, through its life in the real engine", function () {
  this.timeout(900_000);
  const options = { workloads: "played" } as const;
  const values = { aura: canary("aura"), pagerduty: canary("pagerduty"), slack: `https://hooks.example/services/${canary("slack")}` };
  const ingress = {
    network: { readers: ["ingress"] },
    ingress: { prometheus: "p.example.com", class: "any", tls: "certificate", authentication: { kind: "none" } },
  };
  let cluster: ControlPlane;
  let stack: CheckoutStack;
  const printed: string[] = [];

  before(async function () {
    await needsPrograms(this, [...controlPlanePrograms(options), "pulumi", "pulumi-resource-kubernetes"]);
    cluster = await startControlPlane(options);
    await cluster.createNamespace(NAMESPACE);
    await cluster.apply([{ ...reference("networking.k8s.io/v1", "IngressClass", "any"), spec: { controller: "example.com/any" } }]);
    const beside = { programs: ["pulumi-resource-kubernetes"], env: { KUBECONFIG: cluster.kubeconfig } } as const;
    stack = await createCheckoutStack(STACK, standaloneSections(WORLD, ingress), beside);
    for (const name of SECRETS) {
      const { code, output } = await stack.run(["config", "set", "--secret", `secrets:${name}`], values[name]);
      assert.equal(code, 0, output);
    }
  });
  after(async () => {
    await stack?.stop();
    await cluster?.stop();
  });

  const succeed = async (...args: string[]): Promise<string> => {
    const { code, output } = await stack.run(args);
    printed.push(output);
    assert.equal(code, 0, output);
    return output;
  };
  const up = (...more: string[]) => succeed("up", "--yes", "--skip-preview", "--diff", ...more);
  /** The stack's objects as somebody asked for them. */
  const ours = async (): Promise<ReadonlyMap<string, unknown>> => {
    const lists = await Promise.all(KINDS.map(([apiVersion, kind]) => cluster.list(apiVersion, kind, NAMESPACE)));
    const own = lists.flat().filter(({ metadata }) => metadata.labels?.["app.kubernetes.io/instance"] === `aura-${STACK}`);
    return new Map(own.map((it) => [`${it.kind} ${it.metadata.name}`, asked(it)]));
  };

  it("fails in words before it creates anything, where the servers would not run", async () => {
    stack.configure(standaloneSections(WORLD, { ...ingress, storageClass: "fast" }));
    const { code, output } = await stack.run(["up", "--yes", "--skip-preview"]);
    assert.notEqual(code, 0);
    assert.match(output, /the cluster has no StorageClass fast\s+→ set prometheus.storageClass to one of: standard/);
    assert.deepEqual([...(await ours()).keys()], []);
  });

  it("is created, with pods that keep to the standard `restricted`, and changes nothing after that", async () => {
    stack.configure(standaloneSections(WORLD, ingress));
    await up();
    await up("--expect-no-changes");
    assert.equal((await cluster.list("v1", "Pod", NAMESPACE)).length, 5);
    assert.equal((await ours()).size, 17);
  });

  it("puts secrets into Secrets, and nowhere else", async () => {
    const all = Object.values(values);
    const kinds = [...KINDS, ["v1", "Event"], ["v1", "Pod"], ["apps/v1", "ControllerRevision"], ["v1", "PersistentVolumeClaim"]] as const;
    const lists = await Promise.all(kinds.map(([apiVersion, kind]) => cluster.list(apiVersion, kind, NAMESPACE)));
    const open = lists.flat().filter(({ kind }) => kind !== "Secret");
    assert.ok(open.length > 25, "objects, pods and events were read");
    for (const it of open) assert.deepEqual(canariesIn(JSON.stringify(it), all), [], `${it.kind} ${it.metadata.name}`);
    const secret = await cluster.read(reference("v1", "Secret", `aura-${STACK}`, NAMESPACE));
    assert.deepEqual(Object.keys(secret!.data as object).sort(), [...SECRETS]);
    for (const { path, found } of searchFolder(stack.workspace.state, all)) assert.deepEqual(found, [], path);
    printed.push(await succeed("stack", "export"));
    assert.deepEqual(canariesIn(printed.join("\n"), all), []);
  });

  it("changes a secret in place, and restarts nobody", async () => {
    const uids = async () => (await cluster.list("v1", "Pod", NAMESPACE)).map(({ metadata }) => metadata.uid).sort();
    const before = await uids();
    assert.equal((await stack.run(["config", "set", "--secret", "secrets:aura"], `${values.aura}-new`)).code, 0);
    const output = await up();
    assert.match(output, /~ 1 updated/);
    assert.doesNotMatch(output, /replaced/);
    assert.deepEqual(await uids(), before);
  });

  it("refuses other volumes, which would replace every server at once", async () => {
    stack.configure(standaloneSections(WORLD, { ...ingress, storage: "100GB" }));
    const { code, output } = await stack.run(["preview"]);
    assert.notEqual(code, 0);
    assert.match(output, /StatefulSet monitoring\/aura-life-prometheus has volumes of 50Gi, and the config says 100Gi/);
    stack.configure(standaloneSections(WORLD, ingress));
  });

  it("finds objects that were deleted by hand, and restores them", async () => {
    const before = await ours();
    const [set, rules] = [
      reference("apps/v1", "StatefulSet", `aura-${STACK}-alertmanager`, NAMESPACE),
      reference("v1", "ConfigMap", `aura-${STACK}-rules`, NAMESPACE),
    ];
    for (const it of [set, rules]) {
      await cluster.remove(it);
      await eventually("it is gone", async () => (await cluster.read(it)) === undefined);
    }
    const found = await succeed("refresh", "--yes", "--diff");
    assert.match(found, /- 2 deleted/);
    await up();
    assert.deepEqual(await ours(), before);
  });

  it("renders the same as it creates, accepted strictly, with no secret in it", async () => {
    await cluster.apply([{ ...reference("v1", "Secret", "aura-values", NAMESPACE), stringData: values }]);
    stack.configure(standaloneSections(WORLD, { ...ingress, secrets: { kind: "existing", name: "aura-values" } }));
    await up();
    const created = await ours();
    await succeed("destroy", "--yes", "--skip-preview");
    assert.deepEqual([...(await ours()).keys()], []);
    assert.equal((await cluster.list("v1", "PersistentVolumeClaim", NAMESPACE)).length, 5, "history is kept");

    const out = mkdtempSync(join(tmpdir(), "aura-render-"));
    try {
      await render({ root: checkout, stack: STACK, file: stack.workspace.stackFile, out }, () => {});
      for (const { path, found } of searchFolder(out, Object.values(values))) assert.deepEqual(found, [], path);
      const { resources } = parse(readFileSync(join(out, "kustomization.yaml"), "utf8")) as { readonly resources: readonly string[] };
      const manifests = resources.map((it) => parse(readFileSync(join(out, it), "utf8")) as ClusterObject);
      await cluster.apply(manifests, { dryRun: true });
      const { ok, output } = await cluster.kubectl("apply", "--server-side", "--validate=strict", "-k", out);
      assert.ok(ok, output);
      assert.deepEqual(await ours(), created);
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});
