import { type ClusterObject, reference } from "../../support/control-plane";
import { having, havingSecret, lacking, type Spoil } from "./cluster-changes";
import { compiledStandalone } from "./compiled-targets";
import { NAMESPACE } from "./monitored-cluster";
import type { WrongCluster } from "./wrong-clusters";

const standalone = (more: object = {}) => ({ prometheus: { kind: "standalone", ...more } });

/** A class of volumes that is the cluster's default. */
export const storageClass = (isDefault = true): ClusterObject => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "standard", annotations: { "storageclass.kubernetes.io/is-default-class": String(isDefault) } },
  provisioner: "kubernetes.io/no-provisioner",
});

const both =
  (...all: readonly Spoil[]): Spoil =>
  async (cluster) => {
    const mend: (() => Promise<unknown>)[] = [];
    for (const it of all) mend.unshift(await it(cluster));
    return async () => {
      for (const it of mend) await it();
    };
  };

const quota = (hard: object): ClusterObject => ({ ...reference("v1", "ResourceQuota", "team", NAMESPACE), spec: { hard } });

const policy: ClusterObject = {
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "ValidatingAdmissionPolicy",
  metadata: { name: "own-registry" },
  spec: {
    matchConstraints: { resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }] },
    validations: [
      { expression: "object.spec.containers.all(it, it.image.startsWith('registry.example/'))", message: "not from our registry" },
    ],
  },
};
const binding: ClusterObject = {
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "ValidatingAdmissionPolicyBinding",
  metadata: { name: "own-registry" },
  spec: { policyName: "own-registry", validationActions: ["Deny"] },
};

const ingress = {
  network: { readers: ["ingress-nginx"] },
  ingress: { prometheus: "prometheus.example.com", tls: "certificate", authentication: { kind: "basic", secret: "people" } },
};
const ingressClass: ClusterObject = {
  apiVersion: "networking.k8s.io/v1",
  kind: "IngressClass",
  metadata: { name: "nginx" },
  spec: { controller: "k8s.io/ingress-nginx" },
};

/** The workload as it would be after an update. */
const workload = (kind: "prometheus" | "alertmanager"): ClusterObject =>
  compiledStandalone().objects.find(({ id }) => id === kind)!.object as unknown as ClusterObject;

const SETTLE = "→ settle it with who runs the cluster, or change what it is about";

/** Clusters in which the servers of a stack would not run. */
export const wrongStandaloneClusters: readonly WrongCluster[] = [
  {
    name: "no such namespace",
    config: standalone({ namespace: "monitor" }),
    findings: ["the cluster has no namespace monitor\n→ kubectl create namespace monitor, or correct prometheus.namespace"],
  },
  {
    name: "no class of volumes that is the default",
    spoil: both(lacking(storageClass()), having(storageClass(false))),
    findings: [
      "no StorageClass of the cluster is its default, and the config names none\n→ set prometheus.storageClass to one of: standard",
    ],
  },
  {
    name: "no class of volumes at all",
    spoil: lacking(storageClass()),
    findings: [
      "no StorageClass of the cluster is its default, and the config names none\n→ there are none: install one with its controller",
    ],
  },
  {
    name: "no such class of volumes",
    config: standalone({ storageClass: "fast" }),
    findings: ["the cluster has no StorageClass fast\n→ set prometheus.storageClass to one of: standard"],
  },
  {
    name: "no such priority",
    config: standalone({ placement: { priorityClass: "important" } }),
    findings: [
      "the cluster has no PriorityClass important\n→ create it, or correct prometheus.placement.priorityClass",
      ...["prometheus", "alertmanager"].map(
        (it) =>
          `the cluster would refuse the pods of aura-prod-${it}: pods "aura-prod-${it}-preflight" is forbidden: no PriorityClass with name important was found\n${SETTLE}`,
      ),
    ],
  },
  {
    name: "a reference to a Secret that is nowhere",
    config: standalone({ secrets: { kind: "existing", name: "aura" } }),
    findings: [
      "there is no Secret monitoring/aura, and the objects need its aura-payments, slack\n→ create it, or correct its name in the stack config",
    ],
  },
  {
    name: "passwords that are nowhere, and a certificate that may come later",
    config: standalone(ingress),
    spoil: having({
      ...ingressClass,
      metadata: { ...ingressClass.metadata, annotations: { "ingressclass.kubernetes.io/is-default-class": "true" } },
    }),
    findings: ["there is no Secret monitoring/people, and the objects need its auth\n→ create it, or correct its name in the stack config"],
    unchecked: ["could not check Secret monitoring/certificate: it is not there yet; what refers to it does not work until it is"],
  },
  {
    name: "no class of ingresses that is the default",
    config: standalone(ingress),
    spoil: both(having(ingressClass), havingSecret("people", ["auth"]), havingSecret("certificate", ["tls.crt"])),
    findings: ["no IngressClass of the cluster is its default, and the config names none\n→ set prometheus.ingress.class to one of: nginx"],
  },
  {
    name: "quotas that the servers would pass",
    spoil: having(quota({ "requests.memory": "4Gi", "requests.storage": "40Gi", persistentvolumeclaims: "10" })),
    findings: [
      "ResourceQuota monitoring/team has requests.memory 4Gi, 0 of it used, and the servers need 5114Mi",
      "ResourceQuota monitoring/team has requests.storage 40Gi, 0 of it used, and the servers need 103Gi",
    ].map((it) => `${it}\n→ raise it, or lower replicas, storage or resources in the section prometheus`),
  },
  {
    name: "limits that the containers pass",
    spoil: having({
      ...reference("v1", "LimitRange", "small", NAMESPACE),
      spec: { limits: [{ type: "Container", max: { memory: "1Gi" } }] },
    }),
    findings: [
      'the cluster would refuse the pods of aura-prod-prometheus: pods "aura-prod-prometheus-preflight" is forbidden: ' +
        `maximum memory usage per Container is 1Gi, but limit is 2Gi\n${SETTLE}`,
    ],
  },
  {
    name: "volumes of another size, which no update can change",
    spoil: having(workload("prometheus")),
    config: standalone({ storage: "100GB" }),
    findings: [
      "StatefulSet monitoring/aura-prod-prometheus has volumes of 50Gi, and the config says 100Gi\n" +
        '→ volumes of a StatefulSet cannot be changed in place: see "Larger volumes" in docs/kubernetes.md, or undo the change',
    ],
  },
  {
    name: "an object of somebody else with the same name",
    spoil: having({ ...reference("v1", "ServiceAccount", "aura-prod-prometheus", NAMESPACE) }),
    findings: [
      "ServiceAccount monitoring/aura-prod-prometheus exists and has no label app.kubernetes.io/instance\n" +
        "→ delete or rename it, or give the stack another identity",
    ],
  },
];

/** A policy of the cluster's owner; it takes a moment until it holds. */
export const registryPolicy: Spoil = both(having(policy), having(binding));
