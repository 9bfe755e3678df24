import assert from "node:assert/strict";

import { eventually } from "../e2e/harness/eventually";
import { type ControlPlane, controlPlanePrograms, reference, startControlPlane } from "../support/control-plane";
import { needsPrograms } from "../support/needs-programs";
import { NAMESPACE } from "./harness/monitored-cluster";
import { SECRETS } from "./harness/operator-sections";
import { beginLife, type Kinds, STACK, type StackLife } from "./harness/stack-life";
import { standaloneSections } from "./harness/standalone-sections";

const WORLD = { aura: "http://127.0.0.1:9", pagerDuty: "http://127.0.0.1:9/v2/enqueue" };
const KINDS: Kinds = [
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
  const ingress = {
    network: { readers: ["ingress"] },
    ingress: { prometheus: "p.example.com", class: "any", tls: "certificate", authentication: { kind: "none" } },
  };
  let cluster: ControlPlane;
  let life: StackLife;

  before(async function () {
    await needsPrograms(this, [...controlPlanePrograms(options), "pulumi", "pulumi-resource-kubernetes"]);
    cluster = await startControlPlane(options);
    await cluster.createNamespace(NAMESPACE);
    await cluster.apply([{ ...reference("networking.k8s.io/v1", "IngressClass", "any"), spec: { controller: "example.com/any" } }]);
    life = await beginLife(cluster, KINDS, standaloneSections(WORLD, ingress));
    for (const name of SECRETS) await life.setSecret(name, life.values[name]);
  });
  after(async () => {
    await life?.stack.stop();
    await cluster?.stop();
  });

  it("fails in words before it creates anything, where the servers would not run", async () => {
    life.stack.configure(standaloneSections(WORLD, { ...ingress, storageClass: "fast" }));
    const { code, output } = await life.pulumi(["up", "--yes", "--skip-preview"]);
    assert.notEqual(code, 0);
    assert.match(output, /the cluster has no StorageClass fast\s+→ set prometheus.storageClass to one of: standard/);
    assert.deepEqual([...(await life.ours()).keys()], []);
  });

  it("is created, with pods that keep to the standard `restricted`, and changes nothing after that", async () => {
    life.stack.configure(standaloneSections(WORLD, ingress));
    await life.up();
    await life.up("--expect-no-changes");
    assert.equal((await cluster.list("v1", "Pod", NAMESPACE)).length, 5);
    assert.equal((await life.ours()).size, 17);
  });

  it("puts secrets into Secrets, and nowhere else", () =>
    life.assertSecretsHidden(
      [
        ["v1", "Event"],
        ["v1", "Pod"],
        ["apps/v1", "ControllerRevision"],
        ["v1", "PersistentVolumeClaim"],
      ],
      25,
    ));

  it("changes a secret in place, and restarts nobody", async () => {
    const uids = async () => (await cluster.list("v1", "Pod", NAMESPACE)).map(({ metadata }) => metadata.uid).sort();
    const before = await uids();
    await life.setSecret("aura", `${life.values.aura}-new`);
    const output = await life.up();
    assert.match(output, /~ 1 updated/);
    assert.doesNotMatch(output, /replaced/);
    assert.deepEqual(await uids(), before);
  });

  it("refuses other volumes, which would replace every server at once", async () => {
    life.stack.configure(standaloneSections(WORLD, { ...ingress, storage: "100GB" }));
    const { code, output } = await life.pulumi(["preview"]);
    assert.notEqual(code, 0);
    assert.match(output, /StatefulSet monitoring\/aura-life-prometheus has volumes of 50Gi, and the config says 100Gi/);
    life.stack.configure(standaloneSections(WORLD, ingress));
  });

  it("finds objects that were deleted by hand, and restores them", async () => {
    const before = await life.ours();
    const [set, rules] = [
      reference("apps/v1", "StatefulSet", `aura-${STACK}-alertmanager`, NAMESPACE),
      reference("v1", "ConfigMap", `aura-${STACK}-rules`, NAMESPACE),
    ];
    for (const it of [set, rules]) {
      await cluster.remove(it);
      await eventually("it is gone", async () => (await cluster.read(it)) === undefined);
    }
    const found = await life.succeed("refresh", "--yes", "--diff");
    assert.match(found, /- 2 deleted/);
    await life.up();
    assert.deepEqual(await life.ours(), before);
  });

  it("renders the same as it creates, accepted strictly, with no secret in it", () =>
    life.assertRendersTheSame(
      (secrets) => standaloneSections(WORLD, { ...ingress, ...secrets }),
      async () => assert.equal((await cluster.list("v1", "PersistentVolumeClaim", NAMESPACE)).length, 5, "history is kept"),
    ));
});
