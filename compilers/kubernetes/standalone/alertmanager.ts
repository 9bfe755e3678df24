import type { Plan } from "../../../catalog/model";
import type { Manifest } from "../manifest";
import type { SecretPlace } from "../secret-place";
import { type Mount, ofPod, reloader, resourcesOf } from "./containers";
import type { StandaloneOptions } from "./options";
import { CONTAINER_SECURITY, podTemplate } from "./pod";
import { serverProbes } from "./probes";
import { podAddresses, PORTS, serverName } from "./server";
import { DATA, statefulSet } from "./stateful-set";
import { configVolume, secretVolume } from "./volumes";

/** Where an Alertmanager has its files. */
export const ALERTMANAGER_FILES = { config: "/etc/alertmanager/config", secrets: "/etc/alertmanager/secrets" } as const;

const STORAGE = "/alertmanager";
/** Seconds for a start: the other members are asked what was sent. */
const START = 120;
/** Seconds for an end: what is sent is told to the other members. */
const GRACE = 120;

const read = (name: keyof typeof ALERTMANAGER_FILES): Mount => ({ name, mountPath: ALERTMANAGER_FILES[name], readOnly: true });

/** The Alertmanagers. */
export function alertmanagerSet({ stack }: Plan, options: StandaloneOptions, secrets: readonly SecretPlace[]): Manifest {
  const files = [read("config")];
  const config = `${ALERTMANAGER_FILES.config}/alertmanager.yml`;
  const own = secrets.length === 0 ? [] : [read("secrets")];
  return statefulSet(
    stack,
    "alertmanager",
    options,
    podTemplate(stack, "alertmanager", options, {
      grace: GRACE,
      containers: [
        server(stack, options, config, [...files, ...own, { name: DATA, mountPath: STORAGE }]),
        reloader(options, { port: PORTS.alertmanager, config, watched: [ALERTMANAGER_FILES.config], mounts: files }),
      ],
      volumes: [
        configVolume("config", [serverName(stack, "alertmanager")]),
        ...(secrets.length === 0 ? [] : [secretVolume("secrets", secrets)]),
      ],
    }),
  );
}

const server = (stack: string, options: StandaloneOptions, config: string, volumeMounts: readonly Mount[]): object => ({
  name: "alertmanager",
  image: options.alertmanager.image,
  args: [
    `--config.file=${config}`,
    `--storage.path=${STORAGE}`,
    `--web.listen-address=:${PORTS.alertmanager}`,
    ...(options.alertmanager.externalUrl === undefined ? [] : [`--web.external-url=${options.alertmanager.externalUrl}`]),
    ...gossip(stack, options),
  ],
  env: [ofPod("POD_IP", "status.podIP")],
  ports: [
    { name: "web", containerPort: PORTS.alertmanager },
    { name: "gossip-tcp", containerPort: PORTS.gossip },
    { name: "gossip-udp", containerPort: PORTS.gossip, protocol: "UDP" },
  ],
  resources: resourcesOf(options.alertmanager.resources),
  securityContext: CONTAINER_SECURITY,
  volumeMounts,
  ...serverProbes(START),
});

/** A pod that comes back has another address: lost ones are given up soon, and the names are asked again. */
function gossip(stack: string, options: StandaloneOptions): readonly string[] {
  if (options.alertmanager.replicas === 1) return ["--cluster.listen-address="];
  return [
    `--cluster.listen-address=[$(POD_IP)]:${PORTS.gossip}`,
    `--cluster.label=aura-${stack}`,
    "--cluster.reconnect-timeout=5m",
    ...podAddresses(stack, "alertmanager", options, PORTS.gossip).map((it) => `--cluster.peer=${it}`),
  ];
}
