import { catalog } from "../../../catalog";
import { dashboards } from "../../../catalog/dashboards";
import type { Plan } from "../../../catalog/model";
import { compileDashboards, type DashboardDocument, type GrafanaOptions } from "../../../compilers/grafana";
import type { StackConfigInput } from "../../../stacks/config";
import { planStack } from "../../../stacks/plan";
import { fleetConfig } from "../../bench/fleet-config";

/** A plan with every alert switched on. */
export const fullPlan = (changes: Partial<StackConfigInput> = {}, stack = "prod"): Plan =>
  planStack(fleetConfig(3, { remoteWrite: { store: { url: "https://mimir.example/api/v1/push" } }, ...changes }), catalog, { stack }).plan;

/** Every dashboard of a plan. */
export const compiled = (plan: Plan, options: GrafanaOptions = {}): readonly DashboardDocument[] =>
  compileDashboards(dashboards, plan, options);
