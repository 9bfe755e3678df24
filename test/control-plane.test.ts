import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { eventually } from "./e2e/harness/eventually";
import {
  type ClusterObject,
  type ControlPlane,
  controlPlanePrograms,
  reference,
  Refused,
  startControlPlane,
} from "./support/control-plane";
import { needsPrograms } from "./support/needs-programs";

const NAMESPACE = "monitoring";

const configMap = (name: string, more: object = {}): ClusterObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: NAMESPACE },
  data: { colour: "green" },
  ...more,
});

const pod = (name: string, securityContext: object): ClusterObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: NAMESPACE },
  spec: { containers: [{ name: "main", image: "example.com/main:1", securityContext }] },
});

const HARDENED = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
};

const rbac = { apiGroup: "rbac.authorization.k8s.io" };
const readerMay = (verb: string, resource: string): readonly ClusterObject[] => {
  const metadata = { name: "reader", namespace: NAMESPACE };
  const apiVersion = `${rbac.apiGroup}/v1`;
  return [
    { apiVersion, kind: "Role", metadata, rules: [{ apiGroups: [""], resources: [resource], verbs: [verb] }] },
    {
      apiVersion,
      kind: "RoleBinding",
      metadata,
      roleRef: { ...rbac, kind: "Role", name: "reader" },
      subjects: [{ ...rbac, kind: "User", name: "reader" }],
    },
  ];
};

describe("a cluster's API server", function () {
  this.timeout(120_000);
  const options = { crds: true, users: ["reader"] };
  let cluster: ControlPlane;
  before(async function () {
    await needsPrograms(this, controlPlanePrograms(options));
    cluster = await startControlPlane(options);
    await cluster.createNamespace(NAMESPACE);
  });
  after(() => cluster?.stop());

  it("is ready and tells its version", async () => {
    assert.equal((await cluster.send("GET", "/readyz")).body, "ok");
    const { body } = await cluster.send("GET", "/version");
    assert.match((body as { readonly gitVersion: string }).gitVersion, /^v1\.\d+\.\d+$/);
  });

  it("keeps what is applied, and forgets what is removed", async () => {
    const object = configMap("kept");
    await cluster.apply([object]);
    assert.deepEqual((await cluster.read(object))?.data, { colour: "green" });
    assert.ok((await cluster.list("v1", "ConfigMap", NAMESPACE)).some(({ metadata }) => metadata.name === "kept"));
    await cluster.remove(object);
    await cluster.remove(object);
    assert.equal(await cluster.read(object), undefined);
  });

  it("refuses a field that it does not know, applied or created", async () => {
    const wrong = configMap("wrong", { colour: "green" });
    const refused = (error: unknown): true => {
      assert.ok(error instanceof Refused, String(error));
      assert.match(error.message, /ConfigMap wrong: .*colour/);
      return true;
    };
    await assert.rejects(cluster.apply([wrong]), refused);
    await assert.rejects(cluster.create(wrong), refused);
    await assert.rejects(cluster.apply([wrong], { dryRun: true }), refused);
    assert.equal(await cluster.read(wrong), undefined);
  });

  it("refuses a pod that does not keep to the restricted standard, and takes one that does", async () => {
    await assert.rejects(cluster.create(pod("bad", {})), /Pod bad: .*violates PodSecurity "restricted:latest"/);
    await cluster.create(pod("good", HARDENED));
  });

  it("lets a user do what a role allows, and no more", async () => {
    const reader = cluster.as("reader");
    const object = configMap("shared");
    await cluster.apply([object]);
    await assert.rejects(reader.read(object), { reason: "Forbidden" });
    await cluster.apply(readerMay("get", "configmaps"));
    await eventually("the reader may read", () => reader.read(object).catch(() => false as const));
    await assert.rejects(reader.remove(object), { reason: "Forbidden" });
  });

  it("answers kubectl, which applies on the server and validates strictly", async () => {
    const apply = async (object: ClusterObject) => {
      const file = join(cluster.folder, "object.json");
      await writeFile(file, JSON.stringify(object));
      return cluster.kubectl("apply", "--server-side", "--filename", file);
    };
    assert.deepEqual(await apply(configMap("applied")), { ok: true, output: "configmap/applied serverside-applied" });
    assert.deepEqual((await cluster.read(configMap("applied")))?.data, { colour: "green" });
    const { ok, output } = await apply(configMap("applied", { colour: "green" }));
    assert.ok(!ok);
    assert.match(output, /unknown field "colour"|\.colour: field not declared/);
  });

  it("serves the operator's definitions, complete", async () => {
    const scrapeConfig = (spec: object): ClusterObject => ({
      apiVersion: "monitoring.coreos.com/v1alpha1",
      kind: "ScrapeConfig",
      metadata: { name: "aura", namespace: NAMESPACE },
      spec,
    });
    const [applied] = await cluster.apply([scrapeConfig({ jobName: "aura", scrapeInterval: "60s" })], { dryRun: true });
    assert.deepEqual(applied?.spec, { jobName: "aura", scrapeInterval: "60s" });
    await assert.rejects(cluster.apply([scrapeConfig({ scrapeIntervall: "60s" })]), /ScrapeConfig aura: .*scrapeIntervall/);
    await assert.rejects(cluster.apply([scrapeConfig({ scrapeInterval: "often" })]), /ScrapeConfig aura: .*scrapeInterval/);
    const crd = reference("apiextensions.k8s.io/v1", "CustomResourceDefinition", "scrapeconfigs.monitoring.coreos.com");
    assert.match(JSON.stringify(await cluster.read(crd)), /operator\.prometheus\.io\/version":"0\.93\.0.*"description":/);
  });
});
