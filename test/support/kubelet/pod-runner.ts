import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { ClusterClient } from "../control-plane";
import type { Addresses } from "./addresses";
import type { Container, Pod } from "./pod";
import { makePodFolder, type PodFolder } from "./pod-folder";
import { podStatus } from "./pod-status";
import { type PodVolumes, podVolumes } from "./pod-volumes";
import { podAddress, runContainer, type RunningContainer } from "./run-container";

/** One pod and its processes. */
export interface PodRunner {
  readonly pod: Pod;
  readonly address: string;
  readonly folder: string;
  readonly containers: () => readonly RunningContainer[];
  /** Brings it closer to what it should be, and reports it. */
  readonly step: () => Promise<void>;
  /** Kills its processes with SIGKILL, and starts none until it may again. */
  readonly crash: () => Promise<void>;
  readonly revive: () => void;
  readonly stop: () => Promise<void>;
}

/** Nothing runs before the first step. @param folder of this pod alone */
export function podRunner(pod: Pod, folder: string, addresses: Addresses, client: ClusterClient): PodRunner {
  const address = podAddress(pod, addresses);
  const running = new Map<string, RunningContainer>();
  let [held, reported] = [false, ""];
  let place: { readonly volumes: PodVolumes; readonly files: PodFolder } | undefined;

  const prepare = async (): Promise<typeof place> => {
    const volumes = await podVolumes(pod, join(folder, "volumes"), client);
    if (volumes === undefined) return undefined;
    mkdirSync(join(folder, "root"), { recursive: true });
    return { volumes, files: makePodFolder(join(folder, "root"), pod, volumes.folders) };
  };
  const start = async (container: Container, files: PodFolder): Promise<void> => {
    const before = running.get(container.name);
    if (before !== undefined && !before.hasEnded()) return;
    running.set(container.name, await runContainer(pod, container, files, addresses, before === undefined ? 0 : before.restarts + 1));
  };
  const report = async (): Promise<void> => {
    const all = [...running.values()];
    const ready = await readyContainers(pod, address, all);
    const now = JSON.stringify([...ready, ...all.map((it) => [it.restarts, it.hasEnded()])]);
    if (now === reported) return;
    const path = `/api/v1/namespaces/${pod.metadata.namespace}/pods/${pod.metadata.name}/status`;
    const { status } = await client.send(
      "PATCH",
      path,
      { status: podStatus(pod, address, all, ready) },
      "application/strategic-merge-patch+json",
    );
    if (status === 200) reported = now;
  };
  return {
    pod,
    address,
    folder,
    containers: () => [...running.values()],
    step: async () => {
      place ??= await prepare();
      if (place === undefined) return;
      const { volumes, files } = place;
      if (!(await volumes.sync((text) => addresses.resolved(files.placed(text)))) && running.size === 0) return;
      if (!held) for (const it of pod.spec.containers) await start(it, files);
      await report();
    },
    crash: async () => {
      held = true;
      for (const { process } of running.values()) process.kill();
      await Promise.all([...running.values()].map(({ process }) => process.ended));
    },
    revive: () => void (held = false),
    stop: async () => void (await Promise.all([...running.values()].map(({ process }) => process.stop()))),
  };
}

/** A container without a readiness probe is ready while it runs. */
async function readyContainers({ spec }: Pod, address: string, running: readonly RunningContainer[]): Promise<ReadonlySet<string>> {
  const alive = spec.containers.filter(({ name }) => running.some((it) => it.name === name && !it.hasEnded()));
  const ready = await Promise.all(alive.map(async (it) => ((await isReady(it, address)) ? [it.name] : [])));
  return new Set(ready.flat());
}

async function isReady({ readinessProbe, ports = [] }: Container, address: string): Promise<boolean> {
  if (readinessProbe === undefined) return true;
  const { path, port } = readinessProbe.httpGet;
  const number = ports.find(({ name }) => name === port)?.containerPort ?? port;
  return fetch(`http://${address}:${number}${path}`, { signal: AbortSignal.timeout(3_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
