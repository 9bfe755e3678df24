import type { StackConfig } from "../config";
import type { Draft } from "./draft";
import { reportOperatorMistakes } from "./operator";
import { secretReferences } from "./secret-names";
import { reportStandaloneMistakes } from "./standalone";

/** Reports what a choice of target rules out elsewhere in the config. @param stack the stack's identity */
export function reportTargetMistakes(draft: Draft, stack: string): void {
  const { prometheus } = draft.config;
  if (draft.broken.has("prometheus")) return;
  reportSecretPlaces(draft, prometheus.kind);
  if (prometheus.kind === "operator") reportOperatorMistakes(prometheus, draft);
  if (prometheus.kind === "standalone") reportStandaloneMistakes(prometheus, draft, stack);
}

function reportSecretPlaces({ config, report }: Draft, target: StackConfig["prometheus"]["kind"]): void {
  for (const { path, to } of secretReferences(config).filter(({ reader }) => reader === "server")) {
    if (target === "files" && to.kind === "kubernetes")
      report({ path, problem: "is a Secret of a cluster, and prometheus.kind is files", fix: "name the secret, or write { file }" });
    if (target !== "files" && to.kind === "file")
      report({
        path,
        value: to.path,
        problem: "is a file, and objects of a cluster read Secrets",
        fix: "write { kubernetesSecret: { name, key } }",
      });
  }
}
