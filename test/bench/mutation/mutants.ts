import { type Duration, toDuration, toSeconds } from "../../../catalog/model";
import type { AlertRule, Rule, RuleGroup } from "../../../compilers/prometheus/rule";

/** One small mistake that somebody could have made in one rule. */
export interface Mutant {
  readonly kind: "operator" | "threshold" | "window" | "for" | "by" | "matcher" | "severity";
  /** What was changed into what. */
  readonly change: string;
  /** Which rule carries it: an alert's index or a record's name. */
  readonly rule: string;
  readonly apply: (rule: Rule) => Rule;
  /** The rule with the mistake in it. */
  readonly mutated: Rule;
}

type Change = Omit<Mutant, "mutated">;

/** Suspects of several alerts have one name. */
const named = (rule: Rule): string =>
  "alert" in rule ? `${rule.alert}/${rule.labels["severity"]}` : [rule.record, rule.labels?.["aura_alert"]].filter(Boolean).join("/");

/** Puts a mutant into the rules that it was made from. */
export const mutate = (groups: readonly RuleGroup[], mutant: Mutant): readonly RuleGroup[] =>
  groups.map((group) => ({ ...group, rules: group.rules.map((rule) => (named(rule) === mutant.rule ? mutant.apply(rule) : rule)) }));

/** The same text wherever it stands in an expression: a signal is said up to three times in one rule, and is one thing. */
const replaced =
  (from: string, to: string) =>
  (rule: Rule): Rule => ({ ...rule, expr: rule.expr.replaceAll(from, to) });

const distinct = (text: string, pattern: RegExp): readonly RegExpMatchArray[] => {
  const seen = new Map<string, RegExpMatchArray>();
  for (const match of text.matchAll(pattern)) if (!seen.has(match[0])) seen.set(match[0], match);
  return [...seen.values()];
};

const SWAPS: readonly (readonly [string, string])[] = [
  ["\n  > on", "\n  < on"],
  ["\n  < on", "\n  > on"],
  ["\n  > scalar", "\n  < scalar"],
  ["\n  < scalar", "\n  > scalar"],
  ["scalar(min(", "scalar(max("],
  ["scalar(max(", "scalar(min("],
  ["\nor\n", "\nand\n"],
  [" / ", " * "],
  [" + ", " - "],
  [" and on", " unless on"],
  [" unless on", " and on"],
  ["min by", "max by"],
  ["sum by", "max by"],
  ["avg_over_time", "max_over_time"],
  ["clamp_min", "clamp_max"],
];

function operators(expr: string): readonly (readonly [string, string])[] {
  const plain = distinct(expr, / ([<>]) (-?[\d.e+]+)(?=\)|\n|$)/g).map(([whole, operator, number]): [string, string] => [
    whole,
    ` ${operator === ">" ? "<" : ">"} ${number}`,
  ]);
  const folds = distinct(expr, /max by \([\w, ]+\) \((?!last_over_time\(aura_)/g).map(([whole]): [string, string] => [
    whole,
    whole.replace("max", "min"),
  ]);
  return [...SWAPS.filter(([from]) => expr.includes(from)), ...folds, ...plain];
}

const thresholds = (expr: string): readonly (readonly [string, string])[] =>
  distinct(expr, /( [<>] |vector\()(-?[\d.e+]+)(?=\)|\n|$)/g)
    .filter(([whole]) => !/^ > 0$/.test(whole) || expr.endsWith(" > 0"))
    .flatMap(([whole, before, number]): [string, string][] => {
      const value = Number(number);
      if (value === 0.5)
        return [
          [whole, `${before}1.5`],
          [whole, `${before}-0.5`],
        ];
      return value === 0
        ? [[whole, `${before}5`]]
        : [
            [whole, `${before}${value * 1.1}`],
            [whole, `${before}${value * 0.9}`],
          ];
    });

const windows = (expr: string): readonly (readonly [string, string])[] =>
  distinct(expr, /([\w:]+\{[^}]*\}\)?)\[(\d+[smhdw])([:\]])/g).flatMap(([whole, selector, window, end]): [string, string][] => {
    const seconds = toSeconds(window as Duration);
    return [2, 0.5].map((factor) => [whole, `${selector}[${toDuration(Math.max(1, Math.round(seconds * factor)))}${end}`]);
  });

const clauses = (expr: string): readonly (readonly [string, string])[] =>
  distinct(expr, /(by|on) \(([\w, ]+)\)/g).map(([whole, word, labels]): [string, string] => [
    whole,
    `${word} (${labels!.split(", ").slice(0, -1).join(", ")})`,
  ]);

const matchers = (expr: string): readonly (readonly [string, string])[] =>
  distinct(expr, /\w+(=|=~|!=)"[^"]*"(?=[,}])/g).map(([whole]): [string, string] => [whole, ""]);

const withoutHoles = (rule: Rule): Rule => ({ ...rule, expr: rule.expr.replaceAll("{,", "{").replaceAll(",,", ",").replaceAll(",}", "}") });

const SEVERITY: Readonly<Record<string, string>> = {
  info: "warning",
  warning: "critical",
  critical: "emergency",
  emergency: "critical",
  none: "info",
};

function ofAlert(rule: AlertRule): readonly Change[] {
  const own = { rule: named(rule) };
  const hold = rule.for === undefined ? undefined : toSeconds(rule.for as Duration);
  const severity = rule.labels["severity"]!;
  return [
    ...(hold === undefined
      ? []
      : [
          {
            ...own,
            kind: "for",
            change: `${rule.for} → ${toDuration(hold * 2)}`,
            apply: (it: Rule) => ({ ...it, for: toDuration(hold * 2) }),
          } as const,
          { ...own, kind: "for", change: `${rule.for} → none`, apply: (it: Rule) => ({ ...it, for: "0s" }) } as const,
        ]),
    {
      ...own,
      kind: "severity",
      change: `${severity} → ${SEVERITY[severity]}`,
      apply: (it) => ({ ...it, labels: { ...(it as AlertRule).labels, severity: SEVERITY[severity]! } }),
    },
  ];
}

/** Every mutant of a rule. */
export function mutantsOf(rule: Rule): readonly Mutant[] {
  const texts = {
    operator: operators(rule.expr),
    threshold: thresholds(rule.expr),
    window: windows(rule.expr),
    by: clauses(rule.expr),
    matcher: matchers(rule.expr),
  };
  const inText = Object.entries(texts).flatMap(([kind, changes]) =>
    changes.map(([from, to]): Change => ({
      kind: kind as Mutant["kind"],
      rule: named(rule),
      change: `${from.trim()} → ${to.trim() || "nothing"}`,
      apply: (it) => withoutHoles(replaced(from, to)(it)),
    })),
  );
  return [...inText, ...("alert" in rule ? ofAlert(rule) : [])].map((it) => ({ ...it, mutated: it.apply(rule) }));
}
