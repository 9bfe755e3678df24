import type { Plan } from "../../../../catalog/model";
import type { ClassicAlarm, CompositeAlarm, MathAlarm } from "../../../../compilers/cloudwatch";
import type { RuleCase } from "../../../rules/harness/rule-case";
import { metricMathParity } from "../cloudwatch/metric-math";
import { changing, inComparison, movedThresholds, otherMagnitude, type VendorMutant } from "./mutant";

type Mutant = VendorMutant<ClassicAlarm>;
type Told = MathAlarm | CompositeAlarm;

/** The same of every instance and database: alarms differ in nothing else. */
const partOf = ({ id, severity }: ClassicAlarm): string => `${severity}${/-(condition|guard-\d+)$/.exec(id)?.[0] ?? ""}`;

/** Mistakes in the alarms of an alert, each in those of all that is watched. */
export const metricMathMutants = (plan: Plan, rule: RuleCase): readonly Mutant[] => {
  const told = metricMathParity.compile(plan).filter((it): it is Told => it.kind !== "band");
  const parts = new Map(told.map((it) => [`${it.kind} ${partOf(it)}`, it]));
  return [...parts.values()].flatMap((it) => (it.kind === "math" ? ofMath(it, plan, rule) : ofComposite(it)));
};

function ofMath(alarm: MathAlarm, plan: Plan, rule: RuleCase): readonly Mutant[] {
  const part = partOf(alarm);
  const to = (change: Partial<MathAlarm>) =>
    changing<ClassicAlarm>(
      (it) => it.kind === "math" && partOf(it) === part,
      (it) => ({ ...it, ...change }) as MathAlarm,
    );
  const { comparisonOperator: operator, threshold, evaluationPeriods: periods } = alarm;
  const turned = operator === "GreaterThanThreshold" ? "LessThanThreshold" : "GreaterThanThreshold";
  const moved = part.includes("guard") ? otherMagnitude(threshold) : movedThresholds(threshold, plan.alerts[0]!, alarm.severity, rule);
  return [
    ...inComparison<ClassicAlarm>(part, {
      operator,
      turned,
      number: String(threshold),
      moved,
      to: (sign, number) => to({ comparisonOperator: sign as MathAlarm["comparisonOperator"], threshold: Number(number) }),
    }),
    {
      kind: "window",
      where: `${part} periods`,
      change: `${periods} → ${10 * periods} periods or 1`,
      ways: [10 * periods, 1].map((it) => to({ evaluationPeriods: it, datapointsToAlarm: it })),
    },
  ];
}

const ofComposite = ({ severity, rule: text }: CompositeAlarm): readonly Mutant[] => [
  {
    kind: "operator",
    where: `${severity} composite`,
    change: `${text.includes("AND NOT ") ? "NOT is left out" : "NOT is added"}`,
    ways: [
      changing<ClassicAlarm>(
        (it) => it.kind === "composite" && it.severity === severity,
        (it) => ({ ...it, rule: turned((it as CompositeAlarm).rule) }) as CompositeAlarm,
      ),
    ],
  },
];

const turned = (text: string): string =>
  text.includes("AND NOT ") ? text.replaceAll("AND NOT ", "AND ") : text.replaceAll(" AND ", " AND NOT ");
