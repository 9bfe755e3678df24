import { compileRules, type RecordRule } from "../../compilers/prometheus";
import { counted } from "../diagnosis/endpoints";
import type { Prometheus } from "../servers/prometheus";
import { type Check, type CheckContext, couldNotCheck, findingsOr } from "./check";

/**
 * Every recording rule has a value. Those that are evaluated once an hour may have none yet: their expressions are evaluated now, and the
 * figures say so.
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
      absent.filter(({ hourly }) => hourly).map(async ({ rule }) => ({ rule, has: await hasValue(rule, context.prometheus) })),
    );
    const without = [
      ...absent.filter(({ hourly }) => !hourly).map(({ rule }) => rule),
      ...evaluated.filter(({ has }) => !has).map(({ rule }) => rule),
    ];
    const early = evaluated.filter(({ has }) => has).length;
    return findingsOr(without.length === 0 ? [] : [finding(without)], figures(rules.size, early));
  },
};

interface Known {
  readonly rule: RecordRule;
  /** Evaluated once an hour. */
  readonly hourly: boolean;
}

/** One rule for each name. */
const recordsOf = ({ plan }: CheckContext): ReadonlyMap<string, Known> =>
  new Map(
    compileRules(plan).documents.flatMap(({ groups }) =>
      groups.flatMap(({ rules, interval }) =>
        rules.flatMap((rule): [string, Known][] => ("record" in rule ? [[rule.record, { rule, hourly: interval === "1h" }]] : [])),
      ),
    ),
  );

async function storedNames(names: readonly string[], { plan, prometheus }: CheckContext): Promise<ReadonlySet<string>> {
  const found = await prometheus.query(
    `group by (__name__) (last_over_time({__name__=~"${names.join("|")}", aura_stack="${plan.stack}"}[2h]))`,
  );
  return new Set(found.map(({ metric }) => metric.__name__ ?? ""));
}

const hasValue = async ({ expr }: RecordRule, prometheus: Prometheus): Promise<boolean> => (await prometheus.query(expr)).length > 0;

const figures = (all: number, early: number): string =>
  early === 0 ? `${all} of ${all} recording rules` : `${all - early} recording rules, ${early} hourly ones evaluated`;

const finding = (without: readonly RecordRule[]) => ({
  what: `${counted(without.length, "recording rule")} without a value`,
  details:
    without.length > 8
      ? [...without.slice(0, 7).map(({ record }) => record), `and ${without.length - 7} more`]
      : without.map(({ record }) => record),
  cause: "What they are made from is not served, is not a number while nothing runs, or Prometheus started too recently for their windows.",
  fix: "Wait a few intervals after a start; then see metric-families and rules-loaded.",
});
