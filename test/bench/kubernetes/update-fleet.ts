import { randomBytes } from "node:crypto";

import { createCheckoutStack } from "../../e2e/harness/checkout-stack";
import { alertmanagerAddress, alertmanagerObject, NAMESPACE, prometheusObject } from "../../kubernetes/harness/monitored-cluster";
import { startControlPlane } from "../../support/control-plane";
import { type Peaks, watchMemory } from "../preview/memory-watch";
import { operatorFleet } from "./objects";

/** What one `pulumi up` took. */
export interface Updated {
  readonly what: string;
  readonly instances: number;
  readonly seconds: number;
  readonly peaks: Peaks;
}

/** Updates a fleet in operator mode through the real engine, in a cluster of its own: first everything, then nothing. @throws Error with what the engine printed */
export async function updateFleet(instances: number, progress: (text: string) => void): Promise<readonly Updated[]> {
  progress("a control plane");
  const cluster = await startControlPlane({ operator: true });
  try {
    await cluster.createNamespace(NAMESPACE);
    await cluster.apply([alertmanagerAddress("127.0.0.1:9"), prometheusObject(), alertmanagerObject()]);
    const watched: ReturnType<typeof watchMemory>[] = [];
    const stack = await createCheckoutStack(
      "bench",
      { ...operatorFleet(instances), watcher: null },
      {
        programs: ["pulumi-resource-kubernetes"],
        env: { KUBECONFIG: cluster.kubeconfig },
        onStarted: (pid) => void watched.push(watchMemory(pid)),
      },
    );
    const run = async (args: readonly string[], input?: string): Promise<Omit<Updated, "what" | "instances">> => {
      const started = performance.now();
      const { code, output } = await stack.run(args, input);
      const seconds = (performance.now() - started) / 1_000;
      const peaks = await watched.pop()!.stop();
      if (code !== 0) throw new Error(output);
      return { seconds, peaks };
    };
    try {
      for (const secret of ["aura", "pagerduty", "slack"])
        await run(["config", "set", "--secret", `secrets:${secret}`], `https://example.com/${randomBytes(16).toString("hex")}`);
      const updates: Updated[] = [];
      for (const [what, more] of [
        ["creates everything", []],
        ["changes nothing", ["--expect-no-changes"]],
      ] as const) {
        progress(`pulumi up ${what}, ${instances} instances`);
        updates.push({ what, instances, ...(await run(["up", "--yes", "--skip-preview", ...more])) });
      }
      return updates;
    } finally {
      await Promise.all(watched.map((it) => it.stop()));
      await stack.stop();
    }
  } finally {
    await cluster.stop();
  }
}
