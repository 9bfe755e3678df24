import assert from "node:assert/strict";

import { eventually } from "./e2e/harness/eventually";
import { type ClusterObject, type ControlPlane, controlPlanePrograms, reference, startControlPlane } from "./support/control-plane";
import { needsPrograms } from "./support/needs-programs";

const NAMESPACE = "monitoring";
const labels = { app: "server" };
const metadata = { name: "server", namespace: NAMESPACE };

const container = {
  name: "main",
  image: "example.com/server:1",
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] }, readOnlyRootFilesystem: true },
};
const template = {
  metadata: { labels },
  spec: { securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } }, containers: [container] },
};

const spread = {
  maxSkew: 1,
  topologyKey: "kubernetes.io/hostname",
  whenUnsatisfiable: "DoNotSchedule",
  labelSelector: { matchLabels: labels },
};

const service: ClusterObject = { apiVersion: "v1", kind: "Service", metadata, spec: { selector: labels, ports: [{ port: 9090 }] } };
const statefulSet: ClusterObject = {
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata,
  spec: {
    replicas: 3,
    serviceName: "server",
    selector: { matchLabels: labels },
    template: { ...template, spec: { ...template.spec, topologySpreadConstraints: [spread] } },
    volumeClaimTemplates: [
      { metadata: { name: "data" }, spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "50Gi" } } } },
    ],
  },
};
const deployment = (name: string, spec: object): ClusterObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name, namespace: NAMESPACE },
  spec: { replicas: 1, selector: { matchLabels: labels }, template: { ...template, spec } },
});

interface Status {
  readonly readyReplicas?: number;
  readonly conditions?: readonly { readonly type: string; readonly message: string }[];
}

describe("a cluster's workloads", function () {
  this.timeout(180_000);
  const options = { workloads: "played" } as const;
  let cluster: ControlPlane;
  before(async function () {
    await needsPrograms(this, controlPlanePrograms(options));
    cluster = await startControlPlane(options);
    await cluster.createNamespace(NAMESPACE);
  });
  after(() => cluster?.stop());

  const statusOf = async (object: ClusterObject): Promise<Status> => (await cluster.read(object))?.status ?? {};

  it("become ready: a StatefulSet with volumes, spread over the nodes", async () => {
    await cluster.apply([service, statefulSet]);
    await eventually("all three replicas are ready", async () => (await statusOf(statefulSet)).readyReplicas === 3);
    const pods = await cluster.list("v1", "Pod", NAMESPACE);
    const nodes = pods.map(({ spec }) => (spec as { readonly nodeName: string }).nodeName);
    assert.deepEqual(nodes.sort(), ["node-a", "node-b", "node-c"]);
    const claims = await cluster.list("v1", "PersistentVolumeClaim", NAMESPACE);
    assert.deepEqual(
      claims.map(({ metadata, status }) => [metadata.name, (status as { readonly phase: string }).phase]),
      [0, 1, 2].map((index) => [`data-server-${index}`, "Bound"]),
    );
    const endpoints = await cluster.list("discovery.k8s.io/v1", "EndpointSlice", NAMESPACE);
    assert.equal((endpoints[0]?.endpoints as readonly unknown[]).length, 3);
  });

  it("never become ready when their pods break the namespace's standard, and say why", async () => {
    const [good, bad] = [deployment("good", template.spec), deployment("bad", { containers: [{ ...container, securityContext: {} }] })];
    await cluster.apply([good, bad]);
    await eventually("the good one is ready", async () => (await statusOf(good)).readyReplicas === 1);
    await eventually("the bad one says why", async () =>
      (await statusOf(bad)).conditions?.some(({ message }) => message.includes('violates PodSecurity "restricted:latest"')),
    );
    assert.equal((await statusOf(bad)).readyReplicas, undefined);
  });

  it("go with their namespace", async () => {
    await cluster.createNamespace("passing");
    await cluster.apply([{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings", namespace: "passing" }, data: {} }]);
    const namespace = reference("v1", "Namespace", "passing");
    await cluster.remove(namespace);
    await eventually("the namespace is gone", async () => (await cluster.read(namespace)) === undefined);
  });
});
