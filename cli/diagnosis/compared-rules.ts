import { type Duration, toSeconds } from "../../catalog/model";
import type { Rule, RuleGroup } from "../../compilers/prometheus";
import type { LoadedGroup, LoadedRule } from "../servers/prometheus-answers";

/** A rule as both sides can say it. */
export interface ComparedRule {
  /** Its group, its name and its severity, in one line. */
  readonly title: string;
  /** All that it does, by what people call it. Times are seconds. */
  readonly facets: Readonly<Record<string, string>>;
}

/** An expression as Prometheus itself writes it. */
type Format = (expression: string) => Promise<string>;

/** A rule that the stack compiles to. */
export const compiledRule = async ({ name: group, interval }: RuleGroup, rule: Rule, format: Format): Promise<ComparedRule> => ({
  title: titleOf(group, "alert" in rule ? rule.alert : rule.record, rule.labels),
  facets: {
    expression: await format(rule.expr),
    labels: sorted(rule.labels),
    interval: secondsOf(interval),
    for: secondsOf("alert" in rule ? rule.for : undefined),
    keep_firing_for: secondsOf("alert" in rule ? rule.keep_firing_for : undefined),
    annotations: sorted("alert" in rule ? rule.annotations : {}),
  },
});

/** A rule that a server has loaded. */
export const loadedRule = async ({ name: group, interval }: LoadedGroup, rule: LoadedRule, format: Format): Promise<ComparedRule> => ({
  title: titleOf(group, rule.name, rule.labels),
  facets: {
    expression: await format(rule.query),
    labels: sorted(rule.labels),
    interval: String(interval),
    for: String(rule.duration),
    keep_firing_for: String(rule.keepFiringFor),
    annotations: sorted(rule.annotations),
  },
});

/** In which ways rules differ, a line for each. Empty where both sides have the same rules, each as often. */
export function differencesOf(compiled: readonly ComparedRule[], loaded: readonly ComparedRule[]): readonly string[] {
  const missing = surplusOf(compiled, loaded);
  const extra = surplusOf(loaded, compiled);
  const titles = new Set([...missing, ...extra].map(({ title }) => title));
  return [...titles].flatMap((title) => {
    const [asked, ...more] = missing.filter((it) => it.title === title);
    const [had, ...others] = extra.filter((it) => it.title === title);
    if (asked !== undefined && had !== undefined && more.length + others.length === 0) return [changeOf(asked, had)];
    return [...(asked === undefined ? [] : [`not loaded: ${title}`]), ...(had === undefined ? [] : [`loaded, but not compiled: ${title}`])];
  });
}

/** Those of one side that the other has not, or less often. */
function surplusOf(rules: readonly ComparedRule[], others: readonly ComparedRule[]): readonly ComparedRule[] {
  const left = new Map<string, number>();
  for (const it of others) left.set(keyOf(it), (left.get(keyOf(it)) ?? 0) + 1);
  return rules.filter((it) => {
    const count = left.get(keyOf(it)) ?? 0;
    left.set(keyOf(it), count - 1);
    return count <= 0;
  });
}

/** As `another for (600 s, not 300 s): <title>`. */
function changeOf(asked: ComparedRule, had: ComparedRule): string {
  const ways = Object.keys(asked.facets).filter((it) => asked.facets[it] !== had.facets[it]);
  const words = ways.map((it) => (TIMES.includes(it) ? `${it} (${had.facets[it]} s, not ${asked.facets[it]} s)` : it));
  return `another ${words.join(", ")}: ${asked.title}`;
}

const TIMES = ["interval", "for", "keep_firing_for"];

const keyOf = ({ title, facets }: ComparedRule): string => JSON.stringify([title, facets]);

const titleOf = (group: string, name: string, labels: Rule["labels"]): string =>
  `${group} › ${name}${labels?.severity === undefined ? "" : ` (${labels.severity})`}`;

const sorted = (texts: Readonly<Record<string, string>> = {}): string =>
  JSON.stringify(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));

const secondsOf = (duration: string | undefined): string => String(duration === undefined ? 0 : toSeconds(duration as Duration));
