import { compileRules } from "../../compilers/prometheus";
import { compiledRule, differencesOf, loadedRule } from "../diagnosis/compared-rules";
import { counted } from "../diagnosis/endpoints";
import type { LoadedGroup, LoadedRule } from "../servers/prometheus-answers";
import { type Check, type Finding, findingsOr } from "./check";

/** The rules that Prometheus has loaded are those that the stack config compiles to, in all that they do and say. */
export const rulesLoaded: Check = {
  id: "rules-loaded",
  title: "Prometheus runs the compiled rules",
  run: async ({ plan, prometheus: { rules, format } }) => {
    const compiled = compileRules(plan).documents.flatMap(({ groups }) =>
      groups.flatMap((group) => group.rules.map((rule) => ({ group, rule }))),
    );
    const groups = (await rules()).filter((it) => isOfStack(plan.stack, it));
    const loaded = groups.flatMap((group) => group.rules.map((rule) => ({ group, rule })));
    const differences = differencesOf(
      await Promise.all(compiled.map(({ group, rule }) => compiledRule(group, rule, format))),
      await Promise.all(loaded.map(({ group, rule }) => loadedRule(group, rule, format))),
    );
    const broken = loaded.filter(({ rule }) => rule.health === "err");
    return findingsOr(
      [...(differences.length > 0 ? [otherRules(differences)] : []), ...broken.map(({ rule }) => brokenFinding(rule))],
      `${counted(compiled.length, "rule")} loaded, none fails`,
    );
  },
};

/** By its name; that of another stack may begin with it, as `eu-west` begins with `eu`, and then its rules name that one. */
function isOfStack(stack: string, { name, rules }: LoadedGroup): boolean {
  if (!name.startsWith(`aura-${stack}-`)) return false;
  const named = rules.map(({ labels, query }) => labels.aura_stack ?? /aura_stack="([^"]*)"/.exec(query)?.[1]);
  return !named.some((it) => it !== undefined && it !== stack && name.startsWith(`aura-${it}-`));
}

const otherRules = (lines: readonly string[]): Finding => ({
  what: "Prometheus runs other rules than the stack config asks for",
  details: lines.length > 6 ? [...lines.slice(0, 5), `and ${lines.length - 5} more`] : lines,
  cause: "The config was changed without `pulumi up`, the files were edited by hand, or Prometheus has not read them (yet).",
  fix: "Run `pulumi refresh` and `pulumi up`; then see whether Prometheus was reloaded (--config.auto-reload, or prometheus.reload in the config).",
});

const brokenFinding = (rule: LoadedRule): Finding => ({
  what: `rule ${rule.name} cannot be evaluated`,
  details: [rule.lastError],
  cause: "The rule does not fit the series that are there: most often two series where one is expected.",
  fix: "Look for series from elsewhere with the same name and aura_stack; report a fault of this package otherwise.",
});
