import { catalog } from "../../../catalog";
import { type CompiledGrafanaFiles, compileStack, grafanaFilesOf } from "../../../stacks/compile";
import type { StackConfigInput } from "../../../stacks/config";
import { planStack } from "../../../stacks/plan";
import { fleetConfig } from "../../bench/fleet-config";

type Section = Extract<StackConfigInput["grafana"], { readonly kind: "files" }>;

/** What a stack of two instances writes for a Grafana that is provisioned from files. */
export function compiledGrafana(
  directory: string,
  changes: Partial<StackConfigInput> = {},
  grafana: Partial<Section> = {},
): CompiledGrafanaFiles {
  const input = fleetConfig(2, { grafana: { kind: "files", directory, ...grafana }, ...changes });
  const { plan, config } = planStack(input, catalog, { stack: "prod" });
  return grafanaFilesOf(compileStack(plan, config, (it) => it));
}
