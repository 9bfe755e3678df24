import { catalog } from "../../../catalog";
import { type PreflightInputs, preflightInputs } from "../../../provider/cluster/preflight-inputs";
import { compileStack } from "../../../stacks/compile";
import type { CompiledOperator } from "../../../stacks/compile-operator";
import { planStack } from "../../../stacks/plan";
import { type Changes, changed } from "../../stack-config/small-config";

/** The smallest useful config in operator mode with some values changed, compiled. */
export function compiledOperator(changes: Changes = {}): CompiledOperator {
  const input = changed({ prometheus: { kind: "operator", release: "kube-prometheus-stack" }, ...changes });
  const { plan, config } = planStack(input, catalog, { stack: "prod" });
  const compiled = compileStack(plan, config, () => "");
  if (compiled.kind !== "operator") throw new Error("not in operator mode");
  return compiled.operator;
}

/** What its preflight is told. */
export const factsOf = (kubeconfig: string, changes: Changes = {}): PreflightInputs =>
  preflightInputs.parse({ ...compiledOperator(changes).requirements.preflight, kubeconfig });
