import type { StackConfig } from "../../stacks/config";
import type { Mistake } from "../../stacks/mistakes/mistake";
import { namedSecrets } from "../../stacks/plan/secret-names";

/** What keeps a stack from being rendered: it has neither objects nor a document for an Agent, or values of secrets that only Pulumi has. */
export function unrenderable(config: StackConfig): readonly Mistake[] {
  const { prometheus, grafana, datadog } = config;
  if (prometheus.kind === "files" && (grafana?.kind === "sidecar" || datadog !== undefined)) return [];
  if (prometheus.kind === "files")
    return [
      {
        path: "prometheus.kind",
        value: prometheus.kind,
        problem: "makes no Kubernetes objects, so there is nothing to render",
        fix: "write kind: operator or kind: standalone",
      },
    ];
  if (prometheus.secrets.kind !== "created") return [];
  return namedSecrets(config)
    .filter(({ reader }) => reader === "server")
    .map(({ path, name }) => ({
      path,
      value: name,
      problem: "is a secret whose value only Pulumi has, and rendered manifests hold none",
      fix: "write { kubernetesSecret: { name, key } }, or prometheus.secrets: { kind: existing, name: <Secret> } for all of them",
    }));
}
