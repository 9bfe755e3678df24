import type { Resources, StandaloneOptions } from "./options";
import { CONTAINER_SECURITY } from "./pod";
import { reloaderProbes } from "./probes";
import { PORTS } from "./server";

/** Where a container has a volume. */
export interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: true;
}

/** A value that a pod learns about itself. */
export const ofPod = (name: string, fieldPath: string): object => ({ name, valueFrom: { fieldRef: { fieldPath } } });

/** Memory is never promised twice; CPU has no limit, because a server that is throttled is late. */
export const resourcesOf = ({ cpu, memory }: Resources): object => ({ requests: { cpu, memory }, limits: { memory } });

const RELOADER: Resources = { cpu: "10m", memory: "50Mi" };

/** The operator's sidecar: tells the server beside it when files have changed. It reads what is mounted and writes nothing. */
export const reloader = (
  { reloaderImage }: StandaloneOptions,
  {
    port,
    config,
    watched,
    mounts,
  }: { readonly port: number; readonly config: string; readonly watched: readonly string[]; readonly mounts: readonly Mount[] },
): object => ({
  name: "config-reloader",
  image: reloaderImage,
  args: [
    `--listen-address=:${PORTS.reloader}`,
    `--reload-url=http://127.0.0.1:${port}/-/reload`,
    `--config-file=${config}`,
    ...watched.map((it) => `--watched-dir=${it}`),
    "--watch-interval=1m",
  ],
  ports: [{ name: "reloader", containerPort: PORTS.reloader }],
  resources: resourcesOf(RELOADER),
  securityContext: CONTAINER_SECURITY,
  volumeMounts: mounts,
  ...reloaderProbes,
});
