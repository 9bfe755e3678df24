import type { Alert, Plan } from "../catalog/model";
import type { Gap } from "../compilers/compiled";
import { compileRules } from "../compilers/prometheus";
import { bullets, table } from "./markdown";
import { page, type Page } from "./page";
import { samplePlan } from "./sample-plan";

/** What a backend leaves out of a plan. A new backend is one more entry. */
const BACKENDS: Readonly<Record<string, (plan: Plan) => readonly Gap[]>> = {
  Prometheus: (plan) => compileRules(plan).gaps,
};

/** Which alert works on which backend, and what it needs there. */
export function coveragePage(alerts: readonly Alert[]): Page {
  const plans = { whole: samplePlan(), summary: samplePlan({ granularity: "summary" }), foreign: samplePlan({ servers: "existing" }) };
  const names = Object.keys(BACKENDS);
  const rows = alerts.map((alert) => [`[${alert.id}](alerts/${alert.id}.md)`, ...names.map((name) => cell(alert, BACKENDS[name]!, plans))]);
  return page("coverage.md", "the compilers", [
    "# Coverage: alert × backend",
    "An alert that a backend cannot express is a gap with a reason, never an approximation. `pulumi up` warns of the gaps of a stack.",
    bullets([
      "**yes**: always",
      "**Comprehensive**: only in a project with that granularity, because it needs each member by itself; else it is left out",
      "a reason: true of existing servers whose own job the config does not name; with own servers the alert is there",
    ]),
    table(["alert", ...names], rows),
  ]);
}

function cell(alert: Alert, gaps: (plan: Plan) => readonly Gap[], plans: Readonly<Record<"whole" | "summary" | "foreign", Plan>>): string {
  const reason = (plan: Plan): string | undefined => gaps(plan).find((it) => it.alert === alert.id)?.reason;
  const never = reason(plans.whole);
  if (never !== undefined) return `no: ${never}`;
  if (!plans.summary.alerts.some(({ id }) => id === alert.id)) return "Comprehensive";
  return reason(plans.foreign) ?? "yes";
}
