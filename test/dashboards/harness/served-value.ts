import { type Level, type Metric, type Signal, toSeconds } from "../../../catalog/model";
import type { ServedSample } from "../../../demo/simulator";
import { KEYS } from "../../../languages/promql";

/** Values by what their series stand for. */
export type Values = ReadonlyMap<string, number>;

/** Everything that the simulator has served, one list a scrape, oldest first. */
export type History = readonly (readonly ServedSample[])[];

/** Cannot be told from what was served alone: it looks back further than the test has run. */
export class NotServed extends Error {}

/** The labels of a level that samples carry, in one text. */
export const keyOf = (level: Level, labels: Readonly<Record<string, string | undefined>>): string =>
  KEYS[level]
    .filter((label) => !label.startsWith("aura_"))
    .map((label) => labels[label] ?? "")
    .join("/");

/** The Bolt connection limit that the stack file gives every instance. */
const BOLT_LIMIT = 400;

/**
 * What a signal is worth, by the samples that the simulator served and nothing else.
 * @throws NotServed where that is not enough
 */
export function servedValue(signal: Signal, history: History): Values {
  const of = (inner: Signal): Values => servedValue(inner, history);
  const now = history.at(-1) ?? [];
  switch (signal.kind) {
    case "metric":
      return foldedBy(signal.level, signal.metric, now);
    case "members":
      return foldedBy(signal.level, signal.metric, now);
    case "recorded":
      if (signal.rhythm === "hourly") throw new NotServed(signal.name);
      return of(signal.of);
    case "rate":
      return map(growth(signal.of, signal.level, history), (it) => (it / toSeconds(signal.window)) * signal.scale);
    case "over":
      if (signal.fold === "sum" && signal.of.kind === "step") return growth(signal.of.of, signal.level, history);
      throw new NotServed(`${signal.fold} over ${signal.window}`);
    case "quotient":
      return joined(signal, signal.of, signal.to, of, (a, b) => (b > 0 ? a / b : NaN));
    case "sum":
      return joined(signal, signal.of[0], signal.of[1], of, (a, b) => a + b);
    case "difference":
      return joined(signal, signal.of, signal.minus, of, (a, b) => a - b);
    case "magnitude":
      return map(of(signal.of), Math.abs);
    case "folded":
      return folded(signal.level, signal.of, of(signal.of), FOLDS[signal.fold]);
    case "fact":
      if (signal.fact !== "bolt-connection-limit") throw new NotServed(signal.fact);
      return new Map([...new Set(now.map(({ instance }) => [instance, BOLT_LIMIT] as const))]);
    default:
      throw new NotServed(signal.kind);
  }
}

const FOLDS = {
  sum: (all: readonly number[]) => all.reduce((a, b) => a + b, 0),
  max: (all: readonly number[]) => Math.max(...all),
  min: (all: readonly number[]) => Math.min(...all),
  avg: (all: readonly number[]) => all.reduce((a, b) => a + b, 0) / all.length,
} as const;

const OF_AURA = { SUM: FOLDS.sum, MAX: FOLDS.max, MIN: FOLDS.min, AVG: FOLDS.avg } as const;

const map = (values: Values, change: (value: number) => number): Values => new Map([...values].map(([key, value]) => [key, change(value)]));

function foldedBy(level: Level, metric: Metric, samples: readonly ServedSample[]): Values {
  const groups = new Map<string, number[]>();
  for (const { metric: name, labels, value } of samples) {
    if (name !== metric.name || Number.isNaN(value)) continue;
    const key = keyOf(level, labels);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return new Map([...groups].map(([key, all]) => [key, OF_AURA[metric.aggregation](all)]));
}

/** Added up from scrape to scrape, member by member; what falls is a restart. */
function growth(metric: Metric, level: Level, history: History): Values {
  const total = new Map<string, number>();
  for (const [index, samples] of history.entries()) {
    if (index === 0) continue;
    const before = new Map(
      history[index - 1]!.filter((it) => it.metric === metric.name).map((it) => [JSON.stringify(it.labels), it.value]),
    );
    const steps = samples.flatMap((it) => {
      const last = before.get(JSON.stringify(it.labels));
      return it.metric !== metric.name || last === undefined ? [] : [{ ...it, value: Math.max(0, it.value - last) }];
    });
    for (const [key, value] of foldedBy(level, metric, steps)) total.set(key, (total.get(key) ?? 0) + value);
  }
  return total;
}

/** The side without databases is the same for all databases of the other. */
function joined(
  whole: Signal,
  left: Signal,
  right: Signal,
  of: (signal: Signal) => Values,
  join: (a: number, b: number) => number,
): Values {
  const [a, b] = [of(left), of(right)];
  const finer = KEYS[left.level].length >= KEYS[right.level].length ? a : b;
  const at = (values: Values, signal: Signal, key: string): number => {
    const parts = key.split("/").slice(0, KEYS[signal.level].filter((label) => !label.startsWith("aura_")).length);
    return values.get(parts.join("/")) ?? NaN;
  };
  return new Map(
    [...finer.keys()].map((key) => [key, join(at(a, left, key), at(b, right, key))] as const).filter(([, it]) => !Number.isNaN(it)),
  );
}

function folded(level: Level, signal: Signal, values: Values, fold: (all: readonly number[]) => number): Values {
  const groups = new Map<string, number[]>();
  const labels = KEYS[signal.level].filter((label) => !label.startsWith("aura_"));
  for (const [key, value] of values) {
    const texts = key.split("/");
    const outer = keyOf(level, Object.fromEntries(labels.map((label, index) => [label, texts[index]])));
    groups.set(outer, [...(groups.get(outer) ?? []), value]);
  }
  return new Map([...groups].map(([key, all]) => [key, fold(all)]));
}
