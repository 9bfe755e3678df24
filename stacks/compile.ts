import type { Plan } from "../catalog/model";
import type { Gap } from "../compilers/compiled";
import { compileRules } from "../compilers/prometheus";
import { type CompiledFiles, compileFiles } from "./compile-files";
import { type CompiledOperator, compileForOperator } from "./compile-operator";
import type { StackConfig } from "./config";

export type { CompiledFiles, FileReload } from "./compile-files";
export type { CompiledOperator } from "./compile-operator";

/** Everything that one stack puts somewhere, and what it had to leave out. */
export type CompiledStack = { readonly gaps: readonly Gap[] } & (
  { readonly kind: "files"; readonly files: CompiledFiles } | { readonly kind: "operator"; readonly operator: CompiledOperator }
);

/**
 * Plan → documents: the one composition that `up`, `check` and `render` share. Pure.
 *
 * @param directory absolute path of `prometheus.directory`: a relative one belongs to the Pulumi project. Not used where none is configured
 */
export function compileStack(plan: Plan, config: StackConfig, directory: string): CompiledStack {
  const { prometheus } = config;
  switch (prometheus.kind) {
    case "files":
      return { kind: "files", gaps: compileRules(plan).gaps, files: compileFiles(plan, config, prometheus, directory) };
    case "operator":
      return { kind: "operator", ...compileForOperator(plan, config, prometheus) };
  }
}

/** The files of a stack. @throws Error for a stack that writes none */
export function filesOf(compiled: CompiledStack): CompiledFiles {
  if (compiled.kind !== "files") throw new Error(`a stack of kind ${compiled.kind} writes no files`);
  return compiled.files;
}
