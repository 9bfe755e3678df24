import type { Cluster } from "../cluster";
import { GOOD, type Report, unchecked, wrong } from "../report";

/** The namespace must be there. @returns its labels, which namespace selectors go by; undefined where they are not known */
export async function checkNamespace(
  cluster: Cluster,
  name: string,
): Promise<{ readonly report: Report; readonly labels: Readonly<Record<string, string>> | undefined; readonly exists: boolean }> {
  const answer = await cluster.namespace(name);
  switch (answer.kind) {
    case "found":
      return { report: GOOD, labels: answer.value.metadata?.labels ?? {}, exists: true };
    case "missing":
      return {
        report: wrong(`the cluster has no namespace ${name}`, `kubectl create namespace ${name}, or correct prometheus.namespace`),
        labels: undefined,
        exists: false,
      };
    case "forbidden":
      return { report: unchecked(`the namespace ${name}`, answer.words), labels: undefined, exists: true };
  }
}
