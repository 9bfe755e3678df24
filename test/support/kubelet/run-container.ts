import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { type Running, startProcess } from "../../../demo/processes/start-process";
import { type ProgramName, resolveProgram } from "../../../toolchain";
import { killAtExit } from "../../e2e/harness/kill-at-exit";
import type { Addresses } from "./addresses";
import type { Container, Pod } from "./pod";
import type { PodFolder } from "./pod-folder";

/** A container that runs as a process of this machine. */
export interface RunningContainer {
  readonly name: string;
  readonly restarts: number;
  readonly process: Running;
  readonly hasEnded: () => boolean;
  /** Everything that its processes have logged. */
  readonly log: () => string;
}

/** The programs that images run where a manifest names no command. */
const ENTRYPOINTS: Readonly<Record<string, ProgramName>> = {
  "quay.io/prometheus/prometheus": "prometheus",
  "quay.io/prometheus/alertmanager": "alertmanager",
  "quay.io/prometheus-operator/prometheus-config-reloader": "prometheus-config-reloader",
};

/**
 * Runs a container's own arguments and environment, and nothing else. What is another: paths of mounts are below a folder; a server listens
 * on the address of its pod in place of every address, and what is 127.0.0.1 inside of a pod is that address; names of pods are addresses.
 */
export async function runContainer(
  pod: Pod,
  container: Container,
  { root, placed }: PodFolder,
  addresses: Addresses,
  restarts: number,
): Promise<RunningContainer> {
  const address = podAddress(pod, addresses);
  const env = environment(pod, container, address);
  const args = [...(container.command ?? []).slice(1), ...(container.args ?? [])].map((it) =>
    addresses
      .resolved(placed(expanded(it, env)))
      .replace(/=:(\d+)$/, `=${address}:$1`)
      .replaceAll("127.0.0.1", address),
  );
  const image = container.image.replace(/@.*$/, "").replace(/:[^/:]+$/, "");
  const program = ENTRYPOINTS[image];
  if (program === undefined || container.command !== undefined) throw new Error(`nothing here runs ${container.image}`);
  const log = join(root, `${container.name}.log`);
  const process = killAtExit(await startProcess({ name: container.name, file: await resolveProgram(program), args, env, cwd: root, log }));
  let ended = false;
  const markEnded = (): void => void (ended = true);
  process.ended.then(markEnded, markEnded);
  return { name: container.name, restarts, process, hasEnded: () => ended, log: () => (existsSync(log) ? readFileSync(log, "utf8") : "") };
}

/** A pod of a StatefulSet has a name below that of its Service. */
export const podAddress = ({ metadata, spec }: Pod, addresses: Addresses): string =>
  addresses.of(`${spec.hostname ?? metadata.name}.${spec.subdomain ?? ""}`);

function environment(pod: Pod, { env = [] }: Container, address: string): Record<string, string> {
  const fields: Readonly<Record<string, string>> = {
    "metadata.name": pod.metadata.name,
    "metadata.namespace": pod.metadata.namespace,
    "status.podIP": address,
  };
  return Object.fromEntries(
    env.map(({ name, value, valueFrom }) => {
      const text = value ?? fields[valueFrom?.fieldRef.fieldPath ?? ""];
      if (text === undefined) throw new Error(`the variable ${name} comes from where nothing here looks`);
      return [name, text];
    }),
  );
}

const expanded = (text: string, env: Readonly<Record<string, string>>): string =>
  text.replace(/\$\(([A-Z_]+)\)/g, (whole, name: string) => env[name] ?? whole);
