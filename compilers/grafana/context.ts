import { type Plan, unreachable, type Variable, type VariableId } from "../../catalog/model";
import { INFO_RECORD, type PromqlContext } from "../../languages/promql";

const OF_INSTANCE = /^((instance|database|member):|neo4j_|aura_instance_)/;
const OF_DATABASE = /^(database:|neo4j_(database|db)_)/;

/** The label that a choice selects by, in series of some names. */
const SELECTS: Readonly<Partial<Record<VariableId, { readonly label: string; readonly isIn: (name: string) => boolean }>>> = {
  stack: { label: "aura_stack", isIn: () => true },
  project: { label: "aura_project", isIn: () => true },
  environment: { label: "environment", isIn: (name) => name === INFO_RECORD },
  team: { label: "team", isIn: (name) => name === INFO_RECORD },
  tier: { label: "tier", isIn: (name) => name === INFO_RECORD },
  instance: { label: "instance_id", isIn: (name) => OF_INSTANCE.test(name) },
  database: { label: "database", isIn: (name) => OF_DATABASE.test(name) },
};

/** The name under which Grafana stands in for a chosen value. */
export const chosen = (id: VariableId): string => `$${id}`;

/**
 * How queries of a dashboard select: by what the reader chose, and by no stack's name, so that one dashboard serves several stacks.
 * @param variables those that are chosen before
 */
export function pageContext(plan: Plan, variables: readonly Variable[]): PromqlContext {
  return {
    stack: "${stack:regex}",
    interval: plan.interval,
    jobs: { prometheus: chosen("prometheus"), alertmanager: chosen("alertmanager") },
    matchers: (name) =>
      variables.flatMap((variable) => {
        const selects = SELECTS[variable.id];
        if (selects === undefined || !selects.isIn(name)) return [];
        return [`${selects.label}${operator(variable)}"${chosen(variable.id)}"`];
      }),
  };
}

/** Matchers for alerts: those that are about no instance or project carry no such label. */
export const alertMatchers = (variables: readonly Variable[]): readonly string[] =>
  variables.flatMap((variable) => {
    if (variable.id !== "stack" && variable.id !== "project" && variable.id !== "instance") return [];
    const { label } = SELECTS[variable.id]!;
    const orNone = variable.id === "stack" || variable.pick === "one" ? "" : "|";
    return [`${label}${operator(variable)}"${chosen(variable.id)}${orNone}"`];
  });

function operator({ pick }: Variable): "=" | "=~" {
  switch (pick) {
    case "one":
      return "=";
    case "many":
      return "=~";
    default:
      return unreachable(pick);
  }
}
