import { type Plan, type PlannedAlert, type Severity, severitiesOf } from "../../catalog/model";
import { type MathSubject, NO_LIMIT } from "../../languages/cloudwatch";
import { isOfInstance } from "../../languages/promql";
import { Unsupported } from "../../languages/unsupported";
import { type Compiled, compileEach } from "../compiled";
import { alarmName, describe } from "./alarms";
import type { ClassicAlarm, CompositeAlarm, MathAlarm } from "./classic-alarm";
import { mindsPauses } from "./pauses";
import { classicCondition, classicGuard, isAbsence } from "./classic-condition";

/** Alarms on classic metrics for every alert that metric math can say: one for each severity and each thing that is watched; the rest are gaps. */
export const compileClassicAlarms = (plan: Plan, alerts: readonly PlannedAlert[], databases: readonly string[]): Compiled<ClassicAlarm> =>
  compileEach(alerts, (alert) =>
    severitiesOf(alert.when.levels)
      .filter((it) => alert.on.includes(it))
      .flatMap((severity) => subjectsOf(plan, alert, databases).flatMap((subject) => alarmsAbout(plan, alert, severity, subject))),
  );

function alarmsAbout(plan: Plan, alert: PlannedAlert, severity: Severity, subject: MathSubject): readonly ClassicAlarm[] {
  const level = levelFor(plan, alert, severity, subject);
  if (level === null) return [];
  const about = aboutOf(subject);
  const id = [
    alert.id,
    severity,
    subject.instance?.id ?? subject.endpoint,
    ...(subject.database === undefined ? [] : [subject.database]),
  ].join("-");
  const common = { alert: alert.id, severity, description: `${describe(plan, alert, severity)}\n${sayAbout(subject)}` };
  const period = Math.max(60, plan.interval);
  const guards = isAbsence(alert) ? [] : alert.guards;
  const pause = mindsPauses(alert) ? subject.instance?.pause : undefined;
  const part = (suffix: string, evaluated: ReturnType<typeof classicCondition>): MathAlarm => ({
    kind: "math",
    id: `${id}${suffix}`,
    name: alarmName(plan, `${id}${suffix}`),
    ...common,
    about,
    ...evaluated,
    period,
    tells: guards.length === 0,
    ...(pause !== undefined && pause !== "always" && { mutedDuring: pause }),
  });
  try {
    const main = part("", classicCondition(alert, level, subject, period));
    if (guards.length === 0) return [main];
    const parts = guards.map((guard, at) => part(`-guard-${at + 1}`, classicGuard(guard, alert, subject, period)));
    const condition = { ...main, id: `${id}-condition`, name: alarmName(plan, `${id}-condition`) };
    return [condition, ...parts, composite(plan, id, common, [condition, ...parts], alert)];
  } catch (error) {
    if (error instanceof Unsupported && error.message === NO_LIMIT) return [];
    throw error;
  }
}

function composite(
  plan: Plan,
  id: string,
  common: Pick<CompositeAlarm, "alert" | "severity" | "description">,
  [condition, ...parts]: readonly MathAlarm[],
  { guards }: PlannedAlert,
): CompositeAlarm {
  const rule = [
    `ALARM("${condition!.name}")`,
    ...parts.map(({ name }, at) => `${guards[at]!.joins === "unless" ? "NOT " : ""}ALARM("${name}")`),
  ];
  return { kind: "composite", id, name: alarmName(plan, id), ...common, about: condition!.about, rule: rule.join(" AND ") };
}

/** What there is of a level. An instance that nobody configured has no classic alarms: they name what they watch. */
function subjectsOf(plan: Plan, { when: { signal }, id }: PlannedAlert, databases: readonly string[]): readonly MathSubject[] {
  const base = { stack: plan.stack, databases };
  if (signal.level === "endpoint") return plan.projects.flatMap(({ endpoints }) => endpoints.map((it) => ({ ...base, endpoint: it.id })));
  if (!isOfInstance(signal.level)) throw new Unsupported("classic alarms watch instances, databases and endpoints");
  if (signal.level === "member" || signal.level === "databaseMember")
    throw new Unsupported("the members of a cluster are one classic metric");
  if (signal.kind === "fact" && signal.fact === "instance")
    throw new Unsupported(`${id} is about what nobody configured, and classic alarms name what they watch`);
  const watched = plan.instances.filter((it) => signal.kind !== "fact" || it.pause !== "always");
  return watched.flatMap((instance): MathSubject[] =>
    signal.level === "instance" ? [{ ...base, instance }] : databases.map((database) => ({ ...base, instance, database })),
  );
}

/** The instance's own threshold, or the stack's; null where it is switched off. */
function levelFor(plan: Plan, alert: PlannedAlert, severity: Severity, { instance }: MathSubject): number | null {
  const own = plan.thresholds.find((it) => it.alert === alert.id && it.severity === severity && it.instanceId === instance?.id);
  return own === undefined ? alert.when.levels[severity]!.value : own.value;
}

const aboutOf = ({ instance, database, endpoint }: MathSubject): Readonly<Record<string, string>> => ({
  ...(instance !== undefined && { aura_project: instance.projectId, instance_id: instance.id }),
  ...(database !== undefined && { database }),
  ...(endpoint !== undefined && { aura_endpoint: endpoint }),
});

const sayAbout = ({ instance, database, endpoint }: MathSubject): string =>
  instance === undefined
    ? `Endpoint: ${endpoint}`
    : `Instance: ${instance.name} (${instance.id})${database === undefined ? "" : `, database ${database}`}`;
