import { compileRules, type RecordRule, type Rule } from "../../compilers/prometheus";
import { counted } from "../diagnosis/endpoints";
import type { Prometheus } from "../servers/prometheus";
import { type Check, type CheckContext, couldNotCheck, findingsOr } from "./check";

/**
 * Every recording rule has a value. Those that are evaluated once an hour may have none yet: their expressions are evaluated now. What is made
 * of hourly records waits for its past. The figures say so of both.
 */
export const recordingRules: Check = {
  id: "recording-rules",
  title: "every recording rule has a value",
  run: async (context) => {
    const rules = recordsOf(context);
    const stored = await storedNames([...rules.keys()], context);
    if (stored.size === 0) return couldNotCheck("no recorded series of the stack is in Prometheus now", "see rules-loaded");
    const absent = [...rules.values()].filter(({ rule }) => !stored.has(rule.record));
    const evaluated = await Promise.all(
      absent.filter(({ rhythm }) => rhythm === "hourly").map(async ({ rule }) => ({ rule, has: await hasValue(rule, context.prometheus) })),
    );
    const without = [
      ...absent.filter(({ rhythm }) => rhythm === "interval").map(({ rule }) => rule),
      ...evaluated.filter(({ has }) => !has).map(({ rule }) => rule),
    ];
    const early = evaluated.filter(({ has }) => has).length;
    const waiting = absent.filter(({ rhythm }) => rhythm === "baseline").length;
    return findingsOr(without.length === 0 ? [] : [finding(without)], figures(rules.size, early, waiting));
  },
};

interface Known {
  readonly rule: RecordRule;
  /** `baseline`: once an hour, made of hourly records. It has a value when these have one in its window, which they must have by themselves. */
  readonly rhythm: "interval" | "hourly" | "baseline";
}

/** One rule for each name that must have a value: suspects of alerts have none while all is well, own thresholds none where there are none. */
function recordsOf({ plan }: CheckContext): ReadonlyMap<string, Known> {
  const groups = compileRules(plan)
    .documents.filter(({ name }) => !name.startsWith("alerts-"))
    .flatMap((file) => file.groups);
  const hourly = groups.filter(({ interval }) => interval === "1h").flatMap(({ rules }) => rules.filter(isRecord));
  const readsHourly = ({ expr }: RecordRule): boolean => hourly.some(({ record }) => expr.includes(`${record}{`));
  return new Map(
    groups.flatMap(({ rules, interval }) =>
      rules
        .filter(isRecord)
        .filter(({ expr }) => !expr.includes(OWN_THRESHOLDS) || plan.thresholds.length > 0)
        .map((rule) => [rule.record, { rule, rhythm: interval !== "1h" ? "interval" : readsHourly(rule) ? "baseline" : "hourly" }]),
    ),
  );
}

const OWN_THRESHOLDS = "aura_instance_threshold{";
const isRecord = (rule: Rule): rule is RecordRule => "record" in rule;

async function storedNames(names: readonly string[], { plan, prometheus }: CheckContext): Promise<ReadonlySet<string>> {
  const found = await prometheus.query(
    `group by (__name__) (last_over_time({__name__=~"${names.join("|")}", aura_stack="${plan.stack}"}[2h]))`,
  );
  return new Set(found.map(({ metric }) => metric.__name__ ?? ""));
}

const hasValue = async ({ expr }: RecordRule, prometheus: Prometheus): Promise<boolean> => (await prometheus.query(expr)).length > 0;

const figures = (all: number, early: number, waiting: number): string =>
  early + waiting === 0
    ? `${all} of ${all} recording rules`
    : [
        `${all - early - waiting} recording rules`,
        ...(early > 0 ? [`${early} hourly evaluated`] : []),
        ...(waiting > 0 ? [`${waiting} young`] : []),
      ].join(", ");

const finding = (without: readonly RecordRule[]) => ({
  what: `${counted(without.length, "recording rule")} without a value`,
  details:
    without.length > 8
      ? [...without.slice(0, 7).map(({ record }) => record), `and ${without.length - 7} more`]
      : without.map(({ record }) => record),
  cause: "What they are made from is not served, is not a number while nothing runs, or Prometheus started too recently for their windows.",
  fix: "Wait a few intervals after a start; then see metric-families and rules-loaded.",
});
