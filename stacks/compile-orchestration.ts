import { SEVERITIES, type Severity, toSeconds } from "../catalog/model";
import type { OrchestrationInput } from "./config/pagerduty-orchestration";

/** A rule of a service's event orchestration, as PagerDuty has it. */
export interface OrchestrationRule {
  readonly label: string;
  /** In PagerDuty's condition language. */
  readonly conditions: readonly { readonly expression: string }[];
  /** `suspend` is in seconds. */
  readonly actions: { readonly suppress?: true; readonly suspend?: number; readonly priority?: string };
}

/** A service's event orchestration. The first rule of a set that matches is the only one that acts. */
export interface CompiledOrchestration {
  readonly sets: readonly { readonly id: "start"; readonly rules: readonly OrchestrationRule[] }[];
  /** What becomes of every other event: nothing. */
  readonly catchAll: { readonly actions: Readonly<Record<string, never>> };
}

/** What a service asks for → one rule for each severity, the worst first. */
export const compileOrchestration = (input: OrchestrationInput): CompiledOrchestration => ({
  sets: [{ id: "start", rules: [...SEVERITIES].reverse().flatMap((severity) => ruleOf(severity, input[severity]) ?? []) }],
  catchAll: { actions: {} },
});

type Asked = NonNullable<OrchestrationInput["warning"]>;

/** PagerDuty's own severity has one word for emergency and critical: the detail that our events carry has all four. */
function ruleOf(severity: Severity, { suppress, pause, priority }: Asked = {}): OrchestrationRule | undefined {
  const actions = {
    ...(suppress !== undefined && { suppress }),
    ...(pause !== undefined && { suspend: toSeconds(pause) }),
    ...(priority !== undefined && { priority }),
  };
  if (Object.keys(actions).length === 0) return undefined;
  return {
    label: `Neo4j Aura: ${severity}`,
    conditions: [{ expression: `event.custom_details.severity matches '${severity}'` }],
    actions,
  };
}
