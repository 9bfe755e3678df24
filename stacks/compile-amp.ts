import type { Plan } from "../catalog/model";
import { compileTopicAlertmanager } from "../compilers/alertmanager";
import { ampDefinition, type AmpNamespace, ampNamespaces } from "../compilers/amp";
import type { Gap } from "../compilers/compiled";
import { evaluatedElsewhere } from "../compilers/mimir";
import { compileRules } from "../compilers/prometheus";
import type { AmpConfig } from "./config/rules-to";

/** What a workspace of Amazon Managed Service for Prometheus gets. */
export interface CompiledAmp {
  readonly workspace: string;
  readonly region: string;
  readonly namespaces: readonly AmpNamespace[];
  /** The definition of its Alertmanager, which is this stack's alone. */
  readonly definition: string;
}

/** Plan → rules and Alertmanager of a workspace, and the alerts that have no meaning there. */
export function compileForAmp(
  plan: Plan,
  { workspace, region, topics }: AmpConfig,
): { readonly gaps: readonly Gap[]; readonly amp: CompiledAmp } {
  const said = evaluatedElsewhere(plan);
  const { documents, gaps } = compileRules(said.plan);
  const definition = ampDefinition(compileTopicAlertmanager(plan, { region, ofContact: topics }));
  return { gaps: [...said.gaps, ...gaps], amp: { workspace, region, namespaces: ampNamespaces(plan.stack, documents), definition } };
}
