import { dashboardUid, type Plan, type PlannedAlert, type PlannedInstance, type Severity, type Unit } from "../../catalog/model";
import { audiencesOf, type Handles } from "./handles";
import { isInInstance } from "./instance-level";
import type { Subject } from "./subjects";

/** Instances whose names a message can hold: beyond that it gets longer than people and Datadog read. */
const NAMED = 200;

const SHOWN: Readonly<Record<Unit, (text: string) => string>> = {
  ratio: (it) => `{{eval "${it}*100"}} %`,
  cores: (it) => `{{${it}}} cores`,
  bytes: (it) => `{{eval "${it}/1000000000"}} GB`,
  milliseconds: (it) => `{{${it}}} ms`,
  seconds: (it) => `{{${it}}} s`,
  count: (it) => `{{${it}}}`,
  perSecond: (it) => `{{${it}}} a second`,
  perCore: (it) => `{{${it}}} a core`,
  multiple: (it) => `{{${it}}} times`,
  transactionId: (it) => `{{${it}}} transactions`,
  timestamp: (it) => `{{${it}}}`,
  boolean: (it) => `{{${it}}}`,
};

/** What a message tells of. */
export interface Told {
  readonly alert: PlannedAlert;
  readonly severity: Severity;
  readonly level: number;
  /** Whether the value is that of the first part of a composite. @default false */
  readonly composite?: boolean;
  /** The one thing that the monitor is about. @default its groups */
  readonly subject?: Subject;
}

/** What people read. Names stand here and not in the query: a rename is never another alert. */
export function messageOf(told: Told, plan: Plan, handles: Handles): string {
  const { alert, severity, subject } = told;
  const say = (text: string): string => filled(text, told);
  const { others, groups } = audiencesOf(alert, severity, plan, handles, subject);
  const project = subject?.projectId ?? "{{aura_project.name}}";
  return [
    `{{#is_alert}}${severity.toUpperCase()}: ${say(alert.summary)}`,
    `${say(alert.description)}{{/is_alert}}`,
    `{{#is_recovery}}RESOLVED: ${alert.title}.{{/is_recovery}}`,
    ...(subject === undefined ? names(alert, plan) : known(subject)),
    `Runbook: ${plan.links.runbooks}/${alert.id}.md`,
    ...(isInInstance(alert) ? [`Console: ${plan.links.console}/projects/${project}/instances`] : []),
    ...(plan.links.dashboards === undefined ? [] : [`Dashboard: ${dashboardLink(plan.links.dashboards, alert, plan)}`]),
    ...audiences(others, groups),
  ].join("\n");
}

function dashboardLink(dashboards: string, alert: PlannedAlert, { links }: Plan): string {
  return `${dashboards}/d/${dashboardUid(links.dashboardPrefix, isInInstance(alert) ? "instance" : "pipeline")}`;
}

/** A monitor about one thing has no value to show: it says that something is so. */
function filled(text: string, { alert, level, composite = false, subject }: Told): string {
  const { unit } = alert.when.signal;
  return text
    .replaceAll("{{instance}}", subject?.says.instance ?? "{{instance_id.name}}")
    .replaceAll("{{database}}", "{{database.name}}")
    .replaceAll("{{endpoint}}", subject?.says.endpoint ?? "{{aura_endpoint.name}}")
    .replaceAll("{{project}}", subject?.says.project ?? "{{aura_project.name}}")
    .replaceAll("{{value}}", subject === undefined ? SHOWN[unit](composite ? "a.value" : "value") : `more than ${threshold(level, unit)}`)
    .replaceAll("{{threshold}}", threshold(level, unit));
}

const DAY = 86_400;

function threshold(level: number, unit: Unit): string {
  if (unit === "ratio") return `${Number((level * 100).toPrecision(6))} %`;
  if (unit === "seconds" && level >= DAY && level % DAY === 0) return `${level / DAY} days`;
  return SHOWN[unit]("x").replace(/\{\{(eval )?"?x[^}]*\}\}/, unit === "bytes" ? String(level / 1e9) : String(level));
}

const known = ({ instance }: Subject): readonly string[] =>
  instance === undefined ? [] : [`${instance.name} is ${instance.id} (${about(instance)}).`];

function names(alert: PlannedAlert, { instances }: Plan): readonly string[] {
  if (!isInInstance(alert) || instances.length > NAMED) return [];
  const known = [...instances].sort((a, b) => (a.id < b.id ? -1 : 1));
  return known.map((it) => {
    return `{{#is_exact_match "instance_id.name" "${it.id.toLowerCase()}"}}{{instance_id.name}} is ${it.name} (${about(it)}).{{/is_exact_match}}`;
  });
}

const about = ({ team, tier, environment }: PlannedInstance): string =>
  [team && `team ${team}`, tier && `tier ${tier}`, environment].filter(Boolean).join(", ");

function audiences(others: readonly string[], groups: ReturnType<typeof audiencesOf>["groups"]): readonly string[] {
  if (groups.length === 0) return others.length === 0 ? [] : [others.join(" ")];
  const quoted = (ids: readonly string[]): string => ids.map((it) => ` "${it}"`).join("");
  const named = groups.flatMap(({ ids }) => ids).sort();
  return [
    ...groups
      .filter(({ handles }) => handles.length > 0)
      .map(({ ids, handles }) => `{{#is_exact_match "instance_id.name"${quoted(ids)}}}${handles.join(" ")}{{/is_exact_match}}`),
    ...(others.length === 0 ? [] : [`{{^is_exact_match "instance_id.name"${quoted(named)}}}${others.join(" ")}{{/is_exact_match}}`]),
  ];
}
