import type { Plan } from "../../catalog/model";
import type { KubernetesObject, Manifest } from "../kubernetes/manifest";
import { SECRET_FOLDER } from "./ecs";
import type { CloudwatchOptions } from "./options";

/** The collector as a Deployment of one pod, that gets its AWS credentials by Pod Identity. */
export interface EksDocument {
  readonly cluster: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Its texts are handed over beside it: one key for each name. */
  readonly secret: Manifest;
  readonly secretKeys: readonly string[];
  readonly objects: readonly Manifest[];
}

/** The objects. @param revision changes whenever the configuration does, so that the pod is replaced */
export function compileEks(
  plan: Plan,
  config: string,
  secretKeys: readonly string[],
  { collector, image, region }: CloudwatchOptions,
  labels: Readonly<Record<string, string>>,
): EksDocument {
  if (collector.kind !== "eks") throw new Error(`the collector runs on ${collector.kind}`);
  const name = `aura-${plan.stack}-collector`;
  const { namespace, cluster } = collector;
  const object = (kind: string, apiVersion: string, rest: Partial<KubernetesObject>): KubernetesObject => ({
    apiVersion,
    kind,
    metadata: { name, namespace, labels },
    ...rest,
  });
  return {
    cluster,
    namespace,
    serviceAccount: name,
    secret: { id: "collector-secret", object: object("Secret", "v1", { type: "Opaque" }) },
    secretKeys,
    objects: [
      { id: "collector-account", object: object("ServiceAccount", "v1", {}) },
      { id: "collector-config", object: object("ConfigMap", "v1", { data: { "collector.yaml": config } }) },
      { id: "collector", object: object("Deployment", "apps/v1", { spec: deployment(name, image, region, checksum(config), labels) }) },
    ],
  };
}

const deployment = (name: string, image: string, region: string, revision: string, labels: Readonly<Record<string, string>>): object => ({
  // Two collectors would deliver everything twice, also while one replaces the other.
  replicas: 1,
  strategy: { type: "Recreate" },
  selector: {
    matchLabels: { "app.kubernetes.io/instance": labels["app.kubernetes.io/instance"], "app.kubernetes.io/component": "collector" },
  },
  template: {
    metadata: { labels: { ...labels, "app.kubernetes.io/component": "collector" }, annotations: { "aura-monitoring/config": revision } },
    spec: {
      serviceAccountName: name,
      securityContext: { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: "RuntimeDefault" } },
      containers: [container(image, region)],
      volumes: [
        { name: "config", configMap: { name } },
        { name: "secrets", secret: { secretName: name } },
      ],
    },
  },
});

const container = (image: string, region: string): object => ({
  name: "collector",
  image,
  args: ["--config=/etc/aura/config/collector.yaml"],
  env: [{ name: "AWS_REGION", value: region }],
  ports: [{ name: "health", containerPort: 13_133 }],
  readinessProbe: { httpGet: { path: "/", port: "health" } },
  livenessProbe: { httpGet: { path: "/", port: "health" }, initialDelaySeconds: 30 },
  resources: { requests: { cpu: "100m", memory: "512Mi" }, limits: { memory: "512Mi" } },
  securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
  volumeMounts: [
    { name: "config", mountPath: "/etc/aura/config", readOnly: true },
    { name: "secrets", mountPath: SECRET_FOLDER, readOnly: true },
  ],
});

/** FNV-1a of a text, in hexadecimal. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
