import type { Pod } from "./pod";
import type { RunningContainer } from "./run-container";

/** What a kubelet reports of a pod. */
export function podStatus({ spec }: Pod, address: string, running: readonly RunningContainer[], ready: ReadonlySet<string>): object {
  const now = new Date().toISOString();
  const all = spec.containers.every(({ name }) => ready.has(name));
  const condition = (type: string, status: boolean): object => ({ type, status: status ? "True" : "False", lastTransitionTime: now });
  return {
    phase: "Running",
    podIP: address,
    podIPs: [{ ip: address }],
    conditions: [condition("Initialized", true), condition("ContainersReady", all), condition("Ready", all)],
    containerStatuses: spec.containers.map(({ name, image }) => {
      const it = running.find((one) => one.name === name);
      const alive = it !== undefined && !it.hasEnded();
      return {
        name,
        image,
        imageID: image,
        ready: ready.has(name),
        started: alive,
        restartCount: it?.restarts ?? 0,
        state: alive ? { running: { startedAt: now } } : { waiting: { reason: "CrashLoopBackOff" } },
      };
    }),
  };
}
