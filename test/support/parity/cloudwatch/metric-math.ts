import { alertsFor } from "../../../../catalog/model";
import { type ClassicAlarm, compileClassicAlarms, type CompositeAlarm, type MathAlarm } from "../../../../compilers/cloudwatch";
import type { Feed, Firing, ParityVendor } from "../vendor";
import { type State, stateAfter } from "./alarm-state";
import { periodsOf } from "./classic-metrics";
import { evaluateMath } from "./expression";

/** Databases of the cases: classic alarms name them. */
const DATABASES = ["neo4j", "movies"];

/** Alarms on classic metrics, judged as CloudWatch's documentation says. */
export const metricMathParity: ParityVendor<ClassicAlarm> = {
  backend: "cloudwatch",
  title: "CloudWatch, metric math",
  compile: (plan) => compileClassicAlarms(plan, alertsFor(plan.alerts, "cloudwatch"), DATABASES).documents,
  evaluate: (documents, feed) => {
    const states = new Map(documents.flatMap((it) => (it.kind === "math" ? [[it.name, statesOf(it, feed)] as const] : [])));
    return documents.flatMap((it): Firing[] => {
      if (it.kind === "band" || (it.kind === "math" && !it.tells)) return [];
      const at = (it.kind === "math" ? states.get(it.name)! : composed(it, states)).indexOf(true);
      const { about, period } = it.kind === "math" ? it : partOf(it, documents);
      return at < 0 ? [] : [{ severity: it.severity, labels: about, since: (at + 1) * period }];
    });
  },
  // A period is over before it is evaluated, and silence is one only after periods without samples.
  patience: ({ interval }) => 4 * Math.max(60, interval),
  // It counts periods from the last sample on, which Prometheus remembers for more than two intervals.
  haste: ({ interval }) => 3 * Math.max(60, interval),
};

function statesOf(alarm: MathAlarm, feed: Feed): readonly State[] {
  const each = alarm.metrics.map(({ id, ...metric }) => [id, periodsOf({ id, ...metric }, alarm.period, feed)] as const);
  const count = each[0]![1].length;
  const points = Array.from({ length: count }, (_, at) =>
    evaluateMath(alarm.expression, Object.fromEntries(each.map(([id, values]) => [id, values[at]]))),
  );
  // Before it has seen so many periods, an alarm that treats silence as breaching would be told of the time before the test.
  const from = alarm.treatMissingData === "breaching" ? alarm.evaluationPeriods : 1;
  return points.map((_, at) => (at + 1 < from ? undefined : stateAfter(points.slice(0, at + 1), alarm)));
}

const TERM = /^(NOT )?ALARM\("([^"]+)"\)$/;

/** @throws Error at a rule that is not made of `ALARM("…")`, `NOT` and `AND` */
function composed({ rule }: CompositeAlarm, states: ReadonlyMap<string, readonly State[]>): readonly State[] {
  const terms = rule.split(" AND ").map((term) => {
    const [, not, name = ""] = TERM.exec(term) ?? [];
    const of = states.get(name);
    if (of === undefined) throw new Error(`${rule}: ${term} is not known`);
    return of.map((it) => (not === undefined ? it === true : it !== true));
  });
  return terms[0]!.map((_, at) => terms.every((it) => it[at]));
}

const partOf = ({ rule }: CompositeAlarm, documents: readonly ClassicAlarm[]): MathAlarm =>
  documents.find((it): it is MathAlarm => it.kind === "math" && rule.startsWith(`ALARM("${it.name}")`))!;
