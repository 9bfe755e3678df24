import type { Plan } from "../../../../catalog/model";
import type { MonitorDocument } from "../../../../compilers/datadog";
import type { RuleCase } from "../../../rules/harness/rule-case";
import { datadog } from "../datadog/vendor";
import { changing, inComparison, movedThresholds, otherMagnitude, type VendorMutant } from "./mutant";

type Mutant = VendorMutant<MonitorDocument>;

/** The same of everything that has a monitor of its own, and of every section of a fleet. */
const partOf = ({ id, severity, role }: MonitorDocument): string => {
  const guard = /-guard-\d+$/.exec(id)?.[0];
  return guard === undefined ? `${severity}-${role}` : guard.slice(1);
};

/** Mistakes in the monitors of an alert, each in those of all that is watched. @param informed the plan as Datadog must know it */
export function datadogMutants(informed: Plan, rule: RuleCase): readonly Mutant[] {
  const parts = new Map(datadog.compile(informed).map((it) => [partOf(it), it]));
  return [...parts.values()].flatMap((it) => {
    if (it.type === "composite") return [ofComposite(it)];
    return it.type === "service check" ? [ofCheck(it)] : ofMetric(it, informed, rule);
  });
}

const to = (of: MonitorDocument, change: (it: MonitorDocument) => Partial<MonitorDocument>) =>
  changing<MonitorDocument>(
    (it) => partOf(it) === partOf(of),
    (it) => ({ ...it, ...change(it) }),
  );

const ofComposite = (it: MonitorDocument): Mutant => ({
  kind: "operator",
  where: `${partOf(it)} composite`,
  change: `${it.query.includes("!{") ? "! is left out" : "! is added"}`,
  ways: [to(it, ({ query }) => ({ query: query.includes("!{") ? query.replaceAll("!{", "{") : query.replaceAll(" && {", " && !{") }))],
});

const ofCheck = (it: MonitorDocument): Mutant => ({
  kind: "window",
  where: `${partOf(it)} runs`,
  change: `${it.thresholds.critical} failed runs in a row → more or fewer`,
  ways: [1, -1].map((more) => to(it, ({ thresholds }) => ({ thresholds: { ...thresholds, critical: thresholds.critical! + more } }))),
});

const END = / (>=|<=|>|<) (-?[\d.]+(?:e[+-]?\d+)?)$/;
/** What stays silent when it should fire. Where missing data is zero, only `<` and `>=` are known. */
const TURNED: Readonly<Record<string, string>> = { ">": "<", "<": ">", ">=": "<" };

function ofMetric(monitor: MonitorDocument, plan: Plan, rule: RuleCase): readonly Mutant[] {
  const [, operator = "", number = ""] = END.exec(monitor.query) ?? [];
  const part = partOf(monitor);
  const turned = monitor.query.includes("default_zero") && operator === "<" ? ">=" : TURNED[operator]!;
  const isGuard = part.startsWith("guard");
  const moved = isGuard ? otherMagnitude(Number(number)) : movedThresholds(Number(number), plan.alerts[0]!, monitor.severity, rule);
  const ended = (sign: string, level: string) =>
    to(monitor, ({ query }) => ({ query: query.replace(END, ` ${sign} ${level}`), thresholds: { critical: Number(level) } }));
  return [...inComparison<MonitorDocument>(part, { operator, turned, number, moved, to: ended }), ...windowsOf(monitor)];
}

/** Functions that look back: `moving_rollup(…, 1800, 'avg')`. */
const INNER = /, (\d{2,})(?=, ')/g;
const OUTER = /\(last_(\d+)([mhdw])\)/;

function windowsOf(monitor: MonitorDocument): readonly Mutant[] {
  const part = partOf(monitor);
  const [, count = "", unit = ""] = OUTER.exec(monitor.query) ?? [];
  const outer = (length: number) =>
    to(monitor, ({ query, newGroupDelay = 0 }) => ({
      query: query.replace(OUTER, `(last_${length}${unit})`),
      newGroupDelay: Math.round((newGroupDelay * length) / Number(count)),
    }));
  const shorter = Math.max(1, Math.floor(Number(count) / 4));
  return [
    {
      kind: "window",
      where: `${part} window`,
      change: `last_${count}${unit} → last_${4 * Number(count)}${unit} or last_${shorter}${unit}`,
      ways: [4 * Number(count), shorter].map(outer),
    },
    ...[...new Set([...monitor.query.matchAll(INNER)].map(([, it]) => it!))].map((seconds, at): Mutant => ({
      kind: "window",
      where: `${part} inner window ${at + 1}`,
      change: `${seconds} s → ten times as long or a tenth`,
      ways: [10, 0.1].map((factor) =>
        to(monitor, ({ query }) => ({ query: query.replaceAll(`, ${seconds}, '`, `, ${Math.max(60, Number(seconds) * factor)}, '`) })),
      ),
    })),
  ];
}
