import { dashboardUid, type Plan, type PlannedAlert, type Severity, type Unit } from "../../catalog/model";
import { audiencesOf, type Handles } from "./handles";
import { isInInstance } from "./instance-level";

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

/** What people read. Names stand here and not in the query: a rename is never another alert. */
export function messageOf(
  alert: PlannedAlert,
  severity: Severity,
  level: number,
  plan: Plan,
  handles: Handles,
  composite: boolean,
): string {
  const say = (text: string): string => filled(text, alert, level, composite);
  const { others, groups } = audiencesOf(alert, severity, plan, handles);
  return [
    `{{#is_alert}}${severity.toUpperCase()}: ${say(alert.summary)}`,
    `${say(alert.description)}{{/is_alert}}`,
    `{{#is_recovery}}RESOLVED: ${alert.title}.{{/is_recovery}}`,
    ...names(alert, plan),
    `Runbook: ${plan.links.runbooks}/${alert.id}.md`,
    ...(isInInstance(alert) ? [`Console: ${plan.links.console}/projects/{{aura_project.name}}/instances`] : []),
    ...(plan.links.dashboards === undefined ? [] : [`Dashboard: ${dashboardLink(plan.links.dashboards, alert, plan)}`]),
    ...audiences(others, groups),
  ].join("\n");
}

function dashboardLink(dashboards: string, alert: PlannedAlert, { links }: Plan): string {
  return `${dashboards}/d/${dashboardUid(links.dashboardPrefix, isInInstance(alert) ? "instance" : "pipeline")}`;
}

function filled(text: string, alert: PlannedAlert, level: number, composite: boolean): string {
  const { unit } = alert.when.signal;
  return text
    .replaceAll("{{instance}}", "{{instance_id.name}}")
    .replaceAll("{{database}}", "{{database.name}}")
    .replaceAll("{{endpoint}}", "{{aura_endpoint.name}}")
    .replaceAll("{{project}}", "{{aura_project.name}}")
    .replaceAll("{{value}}", SHOWN[unit](composite ? "a.value" : "value"))
    .replaceAll("{{threshold}}", threshold(level, unit));
}

const threshold = (level: number, unit: Unit): string =>
  unit === "ratio"
    ? `${Number((level * 100).toPrecision(6))} %`
    : SHOWN[unit]("x").replace(/\{\{(eval )?"?x[^}]*\}\}/, unit === "bytes" ? String(level / 1e9) : String(level));

function names(alert: PlannedAlert, { instances }: Plan): readonly string[] {
  if (!isInInstance(alert) || instances.length > NAMED) return [];
  const known = [...instances].sort((a, b) => (a.id < b.id ? -1 : 1));
  return known.map((it) => {
    const about = [it.team && `team ${it.team}`, it.tier && `tier ${it.tier}`, it.environment].filter(Boolean).join(", ");
    return `{{#is_exact_match "instance_id.name" "${it.id.toLowerCase()}"}}{{instance_id.name}} is ${it.name} (${about}).{{/is_exact_match}}`;
  });
}

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
