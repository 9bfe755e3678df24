import type { Plan } from "../../../catalog/model";
import type { Manifest } from "../manifest";
import type { SecretPlace } from "../secret-place";
import { type Mount, ofPod, reloader, resourcesOf } from "./containers";
import type { StandaloneOptions } from "./options";
import { CONTAINER_SECURITY, podTemplate } from "./pod";
import { serverProbes } from "./probes";
import { PORTS, serverName } from "./server";
import { DATA, statefulSet } from "./stateful-set";
import { configVolume, secretVolume } from "./volumes";

/** Where a Prometheus has its files. */
export const PROMETHEUS_FILES = {
  config: "/etc/prometheus/config",
  rules: "/etc/prometheus/rules",
  secrets: "/etc/prometheus/secrets",
} as const;

/** The label that tells replicas apart, as the Prometheus Operator calls it; its value is the pod's name. */
export const REPLICA = { label: "prometheus_replica", value: "${POD_NAME}" } as const;

const STORAGE = "/prometheus";
/** Seconds for a start: the write-ahead log of two hours is read first. */
const START = 900;
/** Seconds for an end: what is in memory is written down. */
const GRACE = 600;

const read = (name: keyof typeof PROMETHEUS_FILES): Mount => ({ name, mountPath: PROMETHEUS_FILES[name], readOnly: true });

/** The Prometheus servers. @param rules names of the ConfigMaps with rules */
export function prometheusSet(
  { stack }: Plan,
  options: StandaloneOptions,
  rules: readonly string[],
  secrets: readonly SecretPlace[],
): Manifest {
  const files = [read("config"), read("rules")];
  const config = `${PROMETHEUS_FILES.config}/prometheus.yml`;
  const watched = [PROMETHEUS_FILES.config, PROMETHEUS_FILES.rules];
  return statefulSet(
    stack,
    "prometheus",
    options,
    podTemplate(stack, "prometheus", options, {
      grace: GRACE,
      containers: [
        server(options, config, [...files, read("secrets"), { name: DATA, mountPath: STORAGE }]),
        reloader(options, { port: PORTS.prometheus, config, watched, mounts: files }),
      ],
      volumes: [configVolume("config", [serverName(stack, "prometheus")]), configVolume("rules", rules), secretVolume("secrets", secrets)],
    }),
  );
}

const server = ({ prometheus }: StandaloneOptions, config: string, volumeMounts: readonly Mount[]): object => ({
  name: "prometheus",
  image: prometheus.image,
  args: [
    `--config.file=${config}`,
    `--storage.tsdb.path=${STORAGE}`,
    `--web.listen-address=:${PORTS.prometheus}`,
    "--web.enable-lifecycle",
    ...(prometheus.externalUrl === undefined ? [] : [`--web.external-url=${prometheus.externalUrl}`]),
  ],
  env: [ofPod("POD_NAME", "metadata.name")],
  ports: [{ name: "web", containerPort: PORTS.prometheus }],
  resources: resourcesOf(prometheus.resources),
  securityContext: CONTAINER_SECURITY,
  volumeMounts,
  ...serverProbes(START),
});
