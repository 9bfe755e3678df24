import type { Plan } from "../../../catalog/model";
import { planOf } from "../../rules/harness/plan";
import type { RuleCase } from "../../rules/harness/rule-case";
import { INSTANCES } from "../../rules/harness/world";

/** The stack of the rule cases with one alert; what vendors are compiled from. */
export const parityPlan = ({ alert }: RuleCase, interval: number): Plan => planOf([alert], interval);

/** The same stack after the known instance was renamed. */
export const renamed = (plan: Plan): Plan => ({
  ...plan,
  instances: plan.instances.map((it) => (it.id === INSTANCES.known ? { ...it, name: "renamed" } : it)),
});

/** The same stack, in which the known instance has a threshold of its own for every severity: a factor of the stack's. */
export const overridden = (plan: Plan, factor: number): Plan => ({
  ...plan,
  thresholds: [
    ...plan.thresholds,
    ...plan.alerts.flatMap(({ id, on, when }) =>
      on.map((severity) => ({
        projectId: plan.projects[0]!.id,
        instanceId: INSTANCES.known,
        alert: id,
        severity,
        value: when.levels[severity]!.value * factor,
      })),
    ),
  ],
});
