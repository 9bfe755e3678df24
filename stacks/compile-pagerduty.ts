import { type Duration, toSeconds } from "../catalog/model";
import { type CompiledOrchestration, compileOrchestration } from "./compile-orchestration";
import type { PagerDutyConfig, PagerDutyServiceInput } from "./config/pagerduty";
import { byName } from "./plan/draft";

/** A service that one stack has in PagerDuty. */
export interface CompiledPagerDutyService {
  /** Permanent: names its resources. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly escalationPolicy: string;
  /** Name of the secret that its integration key becomes. */
  readonly integrationKeyAs: string;
  readonly grouping?: PagerDutyGrouping;
  /** Seconds as text, or `null` for ever: PagerDuty's own form. */
  readonly acknowledgementTimeout: string;
  readonly autoResolveTimeout: string;
  readonly orchestration?: CompiledOrchestration;
}

/** How PagerDuty makes one incident of several alerts. */
export type PagerDutyGrouping =
  | { readonly type: "content_based"; readonly config: { readonly aggregate: "all"; readonly fields: readonly string[] } }
  | { readonly type: "time"; readonly config: { readonly timeout: number } };

/** What one stack has in PagerDuty. */
export interface CompiledPagerDuty {
  /** Name of the secret that Pulumi signs in with. */
  readonly token: string;
  readonly region: "us" | "eu";
  readonly apiUrl?: string;
  readonly services: readonly CompiledPagerDutyService[];
}

/** The section of the config → services. */
export const compilePagerDuty = (stack: string, { token, region, apiUrl, services }: PagerDutyConfig): CompiledPagerDuty => ({
  token,
  region,
  ...(apiUrl !== undefined && { apiUrl }),
  services: byName(services).map(([id, it]) => serviceOf(stack, id, it)),
});

const serviceOf = (stack: string, id: string, it: PagerDutyServiceInput): CompiledPagerDutyService => ({
  id,
  name: it.name ?? `Neo4j Aura ${id} (${stack})`,
  description: `Alerts of the stack ${stack}. Made by pulumi-aura-monitoring.`,
  escalationPolicy: it.escalationPolicy,
  integrationKeyAs: it.integrationKeyAs,
  ...groupingOf(it.grouping),
  acknowledgementTimeout: secondsOf(it.acknowledgementTimeout),
  autoResolveTimeout: secondsOf(it.autoResolve),
  ...(it.orchestration !== undefined && { orchestration: compileOrchestration(it.orchestration) }),
});

/** The events carry the instance as their component. */
function groupingOf(grouping: PagerDutyServiceInput["grouping"]): { readonly grouping?: PagerDutyGrouping } {
  switch (grouping.by) {
    case "none":
      return {};
    case "instance":
      return { grouping: { type: "content_based", config: { aggregate: "all", fields: ["component"] } } };
    case "time":
      return { grouping: { type: "time", config: { timeout: toSeconds(grouping.within) / 60 } } };
  }
}

const secondsOf = (duration: Duration | undefined): string => (duration === undefined ? "null" : String(toSeconds(duration)));
