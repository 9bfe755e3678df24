import { alertName, type Level, type Plan, type PlannedAlert, type Severity } from "../../catalog/model";
import { isOfInstance } from "../../languages/promql";

/** What people read of a condition. */
export interface ConditionText {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly runbookUrl: string;
}

/** New Relic takes descriptions of 4,000 characters. */
const LONGEST = 4_000;

/** What stands for what an incident is about, in New Relic's template language. */
const SUBJECT: Readonly<Record<Level, string>> = {
  stack: "all endpoints",
  project: "project {{ tags.aura_project }}",
  endpoint: "endpoint {{ tags.aura_endpoint }}",
  instance: "{{ tags.instance_id }}",
  database: "{{ tags.instance_id }} / {{ tags.database }}",
  member: "{{ tags.instance_id }} / {{ tags.availability_zone }} {{ tags.instance_mode }}",
  databaseMember: "{{ tags.instance_id }} / {{ tags.database }} / {{ tags.availability_zone }} {{ tags.instance_mode }}",
  server: "{{ tags.instance }}",
};

/**
 * Incidents are told apart by ids; the names of instances stand in the description alone, so that a rename changes a text and opens nothing.
 * @param own what tells the thresholds of some instances from those of the stack
 */
export function conditionText(alert: PlannedAlert, severity: Severity, plan: Plan, own: string | undefined): ConditionText {
  const subject = SUBJECT[alert.when.signal.level];
  return {
    name: `${alertName(alert.id)} ${severity} (${plan.stack})${own === undefined ? "" : ` ${own}`}`,
    title: `${severity.toUpperCase()}  ${alert.title} · ${subject} (${plan.environment})`,
    description: description(alert, plan),
    runbookUrl: `${plan.links.runbooks}/${alert.id}.md`,
  };
}

function description(alert: PlannedAlert, plan: Plan): string {
  const said = filled(alert.summary, alert);
  if (!isOfInstance(alert.when.signal.level)) return said;
  const names = plan.instances.map(({ id, name }) => `${id} = ${name}`).sort();
  const whole = names.length === 0 ? said : `${said}\n\n${names.join("\n")}`;
  return whole.length <= LONGEST ? whole : said;
}

const filled = (text: string, { when }: PlannedAlert): string =>
  text
    .replaceAll("{{instance}}", "{{ tags.instance_id }}")
    .replaceAll("{{database}}", "{{ tags.database }}")
    .replaceAll("{{endpoint}}", "{{ tags.aura_endpoint }}")
    .replaceAll("{{project}}", "{{ tags.aura_project }}")
    .replaceAll("{{server}}", SUBJECT[when.signal.level]);
