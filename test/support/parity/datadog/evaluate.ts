import type { Aggregator, Expression, FunctionName } from "./parse";
import { folded, type Group, type Point, read, type StoredSeries } from "./store";

/** What a query is asked of. */
export interface Asked {
  readonly store: readonly StoredSeries[];
  /** Another answer for a part of a query, by its text and by what stands around it. @default none */
  readonly instead?: (text: string, around: FunctionName | "monitor") => readonly Group[] | undefined;
  /** The window that a straight line is drawn through. @default everything */
  readonly window?: readonly [from: number, to: number];
}

type Around = FunctionName | "monitor";

/** The groups of a query, as Datadog's documentation of its functions says. A bare number is one group without tags. */
export function evaluate(of: Expression, asked: Asked, around: Around = "monitor"): readonly Group[] {
  if (of.kind === "number") throw new Error("a number alone has no points");
  const instead = asked.instead?.(of.text, around);
  if (instead !== undefined) return instead;
  switch (of.kind) {
    case "leaf":
      return read(of, asked.store);
    case "operation":
      return operation(of, asked, around);
    case "call":
      return call(of, asked);
  }
}

type Operation = Extract<Expression, { kind: "operation" }>;

/** Point by point where both have one; nothing is divided by zero. */
function operation({ operator, left, right }: Operation, asked: Asked, around: Around): readonly Group[] {
  if (right.kind === "number") return each(evaluate(left, asked, around), (it) => calculated(operator, it, right.value));
  if (left.kind === "number") return each(evaluate(right, asked, around), (it) => calculated(operator, left.value, it));
  const others = new Map(evaluate(right, asked, around).map((it) => [JSON.stringify(it.tags), new Map(it.points)]));
  return evaluate(left, asked, around).flatMap(({ tags, points }) => {
    const other = others.get(JSON.stringify(tags));
    if (other === undefined) return [];
    const both = points.flatMap(([time, value]): readonly Point[] => {
      const second = other.get(time);
      const result = second === undefined ? undefined : calculated(operator, value, second);
      return result === undefined ? [] : [[time, result]];
    });
    return [{ tags, points: both }];
  });
}

const each = (groups: readonly Group[], change: (value: number) => number | undefined): readonly Group[] =>
  groups.map(({ tags, points }) => ({
    tags,
    points: points.flatMap(([time, value]): readonly Point[] => {
      const result = change(value);
      return result === undefined ? [] : [[time, result]];
    }),
  }));

function calculated(operator: Operation["operator"], left: number, right: number): number | undefined {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? undefined : left / right;
  }
}

function call({ name, of, more }: Extract<Expression, { kind: "call" }>, asked: Asked): readonly Group[] {
  const shaped = (change: (points: readonly Point[]) => readonly Point[]): readonly Group[] =>
    evaluate(of, asked, name).map(({ tags, points }) => ({ tags, points: change(points) }));
  switch (name) {
    case "abs":
      return each(evaluate(of, asked, name), Math.abs);
    case "clamp_max":
      return each(evaluate(of, asked, name), (it) => Math.min(it, Number(more[0])));
    case "monotonic_diff":
    case "diff":
      if (of.kind !== "leaf") return shaped((points) => differences(points, name));
      return read(of, asked.store, (points) => differences(points, name));
    case "derivative":
      return shaped((points) => points.slice(1).map(([time, value], at) => [time, (value - points[at]![1]) / (time - points[at]![0])]));
    case "timeshift":
      return shaped((points) => points.map(([time, value]) => [time - Number(more[0]), value]));
    case "moving_rollup":
      return shaped((points) => moving(points, Number(more[0]), more[1] as Aggregator));
    case "default_zero":
      throw new Error("default_zero inside of a query: what becomes of gaps there is not said here");
    case "trend_line":
      return shaped((points) =>
        line(points.filter(([time]) => asked.window === undefined || (time > asked.window[0] && time <= asked.window[1]))),
      );
  }
}

/** From point to point; of a metric each series by itself, of anything else what it has become. */
const differences = (points: readonly Point[], name: "diff" | "monotonic_diff"): readonly Point[] =>
  steps(points).map(([time, by]) => [time, name === "diff" ? by : Math.max(0, by)]);

const steps = (points: readonly Point[]): readonly Point[] => points.slice(1).map(([time, value], at) => [time, value - points[at]![1]]);

/** At each point, the points of the time before it and itself. */
function moving(points: readonly Point[], seconds: number, aggregator: Aggregator): readonly Point[] {
  let first = 0;
  return points.map(([time], at) => {
    while (points[first]![0] <= time - seconds) first += 1;
    return [
      time,
      folded(
        aggregator,
        points.slice(first, at + 1).map(([, value]) => value),
      ),
    ];
  });
}

/** The straight line with the least squares. */
function line(points: readonly Point[]): readonly Point[] {
  const count = points.length;
  if (count < 2) return [];
  const middle = folded(
    "avg",
    points.map(([time]) => time),
  );
  const mean = folded(
    "avg",
    points.map(([, value]) => value),
  );
  const slope =
    folded(
      "sum",
      points.map(([time, value]) => (time - middle) * (value - mean)),
    ) /
    folded(
      "sum",
      points.map(([time]) => (time - middle) ** 2),
    );
  return points.map(([time]) => [time, mean + slope * (time - middle)]);
}
