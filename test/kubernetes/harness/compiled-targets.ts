import { catalog } from "../../../catalog";
import { type PreflightInputs, preflightInputs } from "../../../provider/cluster/preflight-inputs";
import { compileStack } from "../../../stacks/compile";
import type { CompiledOperator } from "../../../stacks/compile-operator";
import type { CompiledStandalone } from "../../../stacks/compile-standalone";
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

/** The smallest useful config in standalone mode with some values changed, compiled. */
export function compiledStandalone(changes: Changes = {}): CompiledStandalone {
  const { plan, config } = planStack(changed({ prometheus: { kind: "standalone" }, ...changes }), catalog, { stack: "prod" });
  const compiled = compileStack(plan, config, () => "");
  if (compiled.kind !== "standalone") throw new Error("not in standalone mode");
  return compiled.standalone;
}

/** What its preflight is told. */
export const standaloneFactsOf = (kubeconfig: string, changes: Changes = {}): PreflightInputs =>
  preflightInputs.parse({ ...compiledStandalone(changes).requirements, kubeconfig });

/** What its preflight is told. */
export const factsOf = (kubeconfig: string, changes: Changes = {}): PreflightInputs =>
  preflightInputs.parse({ ...compiledOperator(changes).requirements.preflight, kubeconfig });
