import type { RuleCase } from "../../../rules/harness/rule-case";
import { ruleCases } from "../../../rules/cases";
import { INSTANCES } from "../../../rules/harness/world";
import { metricMathParity } from "../cloudwatch/metric-math";
import { datadog } from "../datadog/vendor";
import { newRelic } from "../new-relic/vendor";
import { parityPlan } from "../parity-plan";
import { datadogMutants } from "./datadog";
import { metricMathMutants } from "./metric-math";
import { newRelicMutants } from "./new-relic";
import { type Judged, judge, type Mistakes } from "./survivors";

/** Mistakes at one vendor: which alerts they can be made in, and what becomes of them. */
export interface VendorMistakes {
  readonly title: string;
  readonly alerts: readonly string[];
  readonly judge: (alert: string) => Promise<readonly Judged[]>;
}

function mistakesAt<Document>(of: Mistakes<Document>, isKnown: (rule: RuleCase) => boolean = () => true): VendorMistakes {
  const { vendor } = of;
  const covered = ruleCases.filter(
    (it) =>
      it.alert.appliesTo.includes(vendor.backend) && isKnown(it) && vendor.compile(parityPlan(it, it.intervals?.[0] ?? 60)).length > 0,
  );
  return {
    title: vendor.title,
    alerts: [...new Set(covered.map(({ alert }) => alert.id))],
    judge: (id) =>
      judge(
        of,
        covered.filter(({ alert }) => alert.id === id),
      ),
  };
}

/** Vendors whose documents an evaluator reads, each with what it knows of the cases. */
export const VENDOR_MISTAKES: readonly VendorMistakes[] = [
  mistakesAt({ vendor: datadog, mutantsOf: datadogMutants }, ({ feedsBaselines }) => feedsBaselines !== true),
  mistakesAt({ vendor: newRelic, mutantsOf: newRelicMutants }),
  mistakesAt({
    vendor: metricMathParity,
    mutantsOf: metricMathMutants,
    // Classic alarms name what they watch: of an instance that nobody configured there are none.
    narrowed: (it) => ({ ...it, labels: it.labels.filter(({ instance_id: id }) => id !== INSTANCES.unknown) }),
  }),
];
