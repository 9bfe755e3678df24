import { compileRules, type Rule } from "../../compilers/prometheus";
import { counted } from "../diagnosis/endpoints";
import type { Prometheus } from "../servers/prometheus";
import type { LoadedRule } from "../servers/prometheus-answers";
import { type Check, type Finding, findingsOr } from "./check";

/** The rules that Prometheus has loaded are those that the stack config compiles to, expression by expression. */
export const rulesLoaded: Check = {
  id: "rules-loaded",
  title: "Prometheus runs the compiled rules",
  run: async ({ plan, prometheus }) => {
    const compiled = compileRules(plan).documents.flatMap(({ groups }) =>
      groups.flatMap((group) => group.rules.map((rule) => ({ group: group.name, rule }))),
    );
    const groups = (await prometheus.rules()).filter(({ name }) => name.startsWith(`aura-${plan.stack}-`));
    const loaded = groups.flatMap((group) => group.rules.map((rule) => ({ group: group.name, rule })));
    const expected = await tally(compiled.map(async (it) => compiledKey(it.group, it.rule, prometheus)));
    const present = await tally(loaded.map(async (it) => loadedKey(it.group, it.rule, prometheus)));
    const missing = [...expected].filter(([key, count]) => (present.get(key) ?? 0) < count).map(([key]) => key);
    const extra = [...present].filter(([key, count]) => (expected.get(key) ?? 0) < count).map(([key]) => key);
    const broken = loaded.filter(({ rule }) => rule.health === "err");
    return findingsOr(
      [...(missing.length + extra.length > 0 ? [difference(missing, extra)] : []), ...broken.map(({ rule }) => brokenFinding(rule))],
      `${counted(compiled.length, "rule")} loaded, none fails`,
    );
  },
};

async function tally(keys: readonly Promise<string>[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const key of await Promise.all(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const key = (group: string, name: string, labels: Readonly<Record<string, string>>, expression: string): string => {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${group} › ${name}${labels.severity === undefined ? "" : ` (${labels.severity})`}\n${JSON.stringify(sorted)}\n${expression}`;
};

const compiledKey = async (group: string, rule: Rule, { format }: Prometheus): Promise<string> =>
  key(group, "alert" in rule ? rule.alert : rule.record, rule.labels ?? {}, await format(rule.expr));

const loadedKey = async (group: string, rule: LoadedRule, { format }: Prometheus): Promise<string> =>
  key(group, rule.name, rule.labels, await format(rule.query));

const firstLine = (text: string): string => text.split("\n")[0]!;

function difference(missing: readonly string[], extra: readonly string[]): Finding {
  const lines = [
    ...new Set([
      ...missing.map((it) => `not loaded: ${firstLine(it)}`),
      ...extra.map((it) => `loaded, but not compiled: ${firstLine(it)}`),
    ]),
  ];
  return {
    what: "Prometheus runs other rules than the stack config asks for",
    details: lines.length > 6 ? [...lines.slice(0, 5), `and ${lines.length - 5} more`] : lines,
    cause: "The config was changed without `pulumi up`, the files were edited by hand, or Prometheus has not read them (yet).",
    fix: "Run `pulumi refresh` and `pulumi up`; then see whether Prometheus was reloaded (--config.auto-reload, or prometheus.reload in the config).",
  };
}

const brokenFinding = (rule: LoadedRule): Finding => ({
  what: `rule ${rule.name} cannot be evaluated`,
  details: [rule.lastError],
  cause: "The rule does not fit the series that are there: most often two series where one is expected.",
  fix: "Look for series from elsewhere with the same name and aura_stack; report a fault of this package otherwise.",
});
