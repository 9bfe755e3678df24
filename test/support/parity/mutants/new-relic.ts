import type { Plan } from "../../../../catalog/model";
import type { NewRelicCondition } from "../../../../compilers/new-relic";
import type { RuleCase } from "../../../rules/harness/rule-case";
import { newRelic } from "../new-relic/vendor";
import { changing, inComparison, movedThresholds, type VendorMutant } from "./mutant";

type Mutant = VendorMutant<NewRelicCondition>;

/** Mistakes in the conditions of an alert. Their queries have no windows: how long something must last is the only time. */
export const newRelicMutants = (plan: Plan, rule: RuleCase): readonly Mutant[] =>
  newRelic.compile(plan).flatMap((condition): Mutant[] => {
    const { id, severity, operator, threshold, duration, window } = condition;
    const to = (change: Partial<NewRelicCondition>) =>
      changing<NewRelicCondition>(
        (it) => it.id === id,
        (it) => ({ ...it, ...change }),
      );
    const turned = operator === "above" ? "below" : "above";
    return [
      ...inComparison<NewRelicCondition>(severity, {
        operator,
        turned,
        number: String(threshold),
        moved: movedThresholds(threshold, plan.alerts[0]!, severity, rule),
        to: (sign, number) => to({ operator: sign as NewRelicCondition["operator"], threshold: Number(number) }),
      }),
      {
        kind: "window",
        where: `${severity} duration`,
        change: `${duration} s → ${10 * duration} s or ${window} s`,
        ways: [to({ duration: 10 * duration, occurrences: "all" }), to({ duration: window, occurrences: "at_least_once" })],
      },
    ];
  });
