import { type Alert, alertsFor, type Backend, type Plan } from "../catalog/model";
import type { Gap } from "../compilers/compiled";
import { compileAlarms } from "../compilers/cloudwatch";
import { compileMonitors } from "../compilers/datadog";
import { compileConditions } from "../compilers/new-relic";
import { compileRules } from "../compilers/prometheus";
import { bullets, table } from "./markdown";
import { page, type Page } from "./page";
import { samplePlan } from "./sample-plan";

/** A column of the page. */
export interface CoveredBackend {
  readonly backend: Backend;
  readonly title: string;
  /** What it leaves out of a plan. */
  readonly gaps: (plan: Plan) => readonly Gap[];
}

/** Every backend. A new one is one more entry. */
export const COVERED_BACKENDS: readonly CoveredBackend[] = [
  { backend: "prometheus", title: "Prometheus", gaps: (plan) => compileRules(plan).gaps },
  { backend: "cloudwatch", title: "CloudWatch", gaps: (plan) => compileAlarms(plan, alertsFor(plan.alerts, "cloudwatch")).gaps },
  { backend: "datadog", title: "Datadog", gaps: (plan) => compileMonitors(plan, {}).gaps },
  { backend: "new-relic", title: "New Relic", gaps: (plan) => compileConditions(plan).gaps },
];

/** What is covered, and still not the same in every case. */
const DIFFERENT = [
  "Datadog, `storage-filling` in Comprehensive granularity: the mean over the members of an instance, not the highest of them",
  "Datadog, `instance-missing`: no monitor for an instance with `pausedDuring`, at no time of the day; `pulumi up` warns of each",
];

/** Which alert works on which backend, and what it needs there. */
export function coveragePage(alerts: readonly Alert[]): Page {
  const plans = { whole: samplePlan(), summary: samplePlan({ granularity: "summary" }), foreign: samplePlan({ servers: "existing" }) };
  const rows = alerts.map((alert) => [`[${alert.id}](alerts/${alert.id}.md)`, ...COVERED_BACKENDS.map((it) => cell(alert, it, plans))]);
  return page("coverage.md", "the compilers", [
    "# Coverage: alert × backend",
    "An alert that a backend cannot express is a gap with a reason, never an approximation. `pulumi up` warns of the gaps of a stack.",
    bullets([
      "**yes**: always",
      "**Comprehensive**: only in a project with that granularity, because it needs each member by itself; else it is left out",
      "**not applicable**: what it is about does not exist there, as Prometheus itself where none is; neither covered nor a gap",
      "**no**: a gap, with its reason; one of a critical alert must be accepted by name in the stack file",
      "a reason: true of existing servers whose own job the config does not name; with own servers the alert is there",
    ]),
    table(["alert", ...COVERED_BACKENDS.map(({ title }) => title)], rows),
    "## What differs",
    bullets(DIFFERENT),
    "## In numbers",
    bullets(COVERED_BACKENDS.map((it) => figure(coverageOf(alerts, it, plans.whole)))),
  ]);
}

/** How many of the alerts that apply to a backend it can say. */
export interface Coverage {
  readonly title: string;
  readonly applicable: number;
  readonly covered: number;
}

/** Counts what a backend says. @param plan one with every alert on */
export function coverageOf(alerts: readonly Alert[], { backend, title, gaps }: CoveredBackend, plan: Plan): Coverage {
  const left = new Set(gaps(plan).map(({ alert }) => alert));
  const applicable = alerts.filter(({ appliesTo }) => appliesTo.includes(backend));
  return { title, applicable: applicable.length, covered: applicable.filter(({ id }) => !left.has(id)).length };
}

/** `Prometheus: 60 of 60 applicable alerts (100 %)`. */
export const figure = ({ title, applicable, covered }: Coverage): string =>
  `${title}: ${covered} of ${applicable} applicable alerts (${Math.floor((100 * covered) / applicable)} %)`;

type Plans = Readonly<Record<"whole" | "summary" | "foreign", Plan>>;

function cell(alert: Alert, { backend, gaps }: CoveredBackend, plans: Plans): string {
  if (!alert.appliesTo.includes(backend)) return "not applicable";
  const reason = (plan: Plan): string | undefined => gaps(plan).find((it) => it.alert === alert.id)?.reason;
  const never = reason(plans.whole);
  if (never !== undefined) return `no: ${never}`;
  if (!plans.summary.alerts.some(({ id }) => id === alert.id)) return "Comprehensive";
  return reason(plans.foreign) ?? "yes";
}
