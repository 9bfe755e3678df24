import { alertName, type Guard, type Plan, type PlannedAlert, type Severity, severitiesOf } from "../../../catalog/model";
import type { AlertRule, RuleFile } from "../../../compilers/prometheus";
import { contextOf } from "../../../compilers/prometheus/alert-rules";
import { isOfInstance, KEYS, promql, type PromqlContext } from "../../../languages/promql";

const OPERATOR = { above: ">", below: "<" } as const;

/** The name of the group that holds the rules of one alert. */
export const perInstanceGroup = (alert: string): string => `per-instance-${alert}`;

/**
 * The alerts about instances as they are often written by hand: the same signals, thresholds and guards, in a rule of its own for each
 * instance, without joins. The alerts about the pipeline are left out: there are no more of them when there are more instances.
 *
 * @param say says an expression otherwise, as without records
 */
export function perInstanceRules(plan: Plan, instances: number, say: (expr: string) => string = (it) => it): RuleFile {
  const context = contextOf(plan);
  const alerts = plan.alerts.filter(({ when, on }) => on.length > 0 && isOfInstance(when.signal.level));
  const watched = plan.instances.slice(0, instances);
  return {
    name: "per-instance",
    dense: true,
    groups: alerts.map((alert) => ({
      name: perInstanceGroup(alert.id),
      interval: `${plan.interval}s`,
      rules: severitiesOf(alert.when.levels)
        .filter((it) => alert.on.includes(it))
        .flatMap((severity) => {
          const text = say(expression(alert, severity, context));
          return watched.map((instance) => ruleOf(alert, severity, aboutInstance(text, context.stack, instance.id), instance));
        }),
    })),
  };
}

function expression({ when, guards }: PlannedAlert, severity: Severity, context: PromqlContext): string {
  const value = `(${promql(when.signal, context)}) ${OPERATOR[when.kind]} ${when.levels[severity]!.value}`;
  return guards.reduce((so, guard) => `${so}\n  ${guardText(guard, KEYS[when.signal.level], context)}`, value);
}

function guardText({ joins, test, signal, level }: Guard, keys: readonly string[], context: PromqlContext): string {
  const text = promql(signal, context);
  const common = keys.filter((key) => KEYS[signal.level].includes(key)).join(", ");
  return `${joins} on (${common}) (${test === "exists" ? text : `(${text}) ${OPERATOR[test]} ${level.value}`})`;
}

/** Only series of instances carry the label; those of scrapes and endpoints do not. */
const aboutInstance = (text: string, stack: string, id: string): string =>
  text.replace(
    /((?:neo4j_|aura_instance_|instance:|database:|member:)[\w:]*\{|\{__name__=~"[^"]*",)aura_stack="[^"]*"/g,
    `$1aura_stack="${stack}",instance_id="${id}"`,
  );

const ruleOf = (
  alert: PlannedAlert,
  severity: Severity,
  expr: string,
  { team, tier, environment }: Plan["instances"][number],
): AlertRule => ({
  alert: alertName(alert.id),
  expr,
  ...(alert.holds !== "0s" && { for: alert.holds }),
  ...(alert.keepFiring !== "0s" && { keep_firing_for: alert.keepFiring }),
  labels: { aura_alert: alert.id, severity, environment, ...(team !== undefined && { team }), ...(tier !== undefined && { tier }) },
  annotations: {},
});
