/** A metric query as a tree; only what the compiler emits. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | {
      readonly kind: "operation";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
      readonly text: string;
    }
  | {
      readonly kind: "call";
      readonly name: FunctionName;
      readonly of: Expression;
      readonly more: readonly (number | string)[];
      readonly text: string;
    }
  | Leaf;

/** `max:neo4j.aura_cpu_usage{…} by {…}.rollup(avg, 3600)`. */
export interface Leaf {
  readonly kind: "leaf";
  readonly aggregator: Aggregator;
  readonly metric: string;
  readonly filters: readonly Filter[];
  readonly by: readonly string[];
  readonly rollup?: { readonly aggregator: Aggregator; readonly seconds: number };
  readonly text: string;
}

export interface Filter {
  readonly key: string;
  readonly values: readonly string[];
  readonly not: boolean;
}

export type Aggregator = "avg" | "max" | "min" | "sum";
const FUNCTIONS = [
  "monotonic_diff",
  "moving_rollup",
  "timeshift",
  "trend_line",
  "derivative",
  "default_zero",
  "clamp_max",
  "abs",
  "diff",
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** A metric monitor's query. */
export interface MonitorQuery {
  readonly aggregator: Aggregator;
  /** Seconds. */
  readonly window: number;
  readonly of: Expression;
  readonly operator: ">" | "<" | ">=" | "<=";
  readonly threshold: number;
}

const SIZES: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** @throws Error at anything that the compiler does not emit */
export function parseMonitor(text: string): MonitorQuery {
  const [, aggregator, count, unit, query, operator, threshold] =
    /^(avg|max|min|sum)\(last_(\d+)([mhdw])\):(.+) (>=|<=|>|<) (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(text) ?? [];
  if (query === undefined) throw new Error(`no metric monitor: ${text}`);
  return {
    aggregator: aggregator as Aggregator,
    window: Number(count) * SIZES[unit!]!,
    of: parseQuery(query),
    operator: operator as MonitorQuery["operator"],
    threshold: Number(threshold),
  };
}

/** @throws Error at anything that the compiler does not emit */
export function parseQuery(text: string): Expression {
  const reader = new Reader(text);
  const of = reader.sum();
  reader.end();
  return of;
}

const LEAF = /(avg|max|min|sum):([a-z0-9_.]+)\{([^}]*)\}(?: by \{([a-z_,]+)\})?(?:\.rollup\((avg|max|min|sum), (\d+)\))?/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/y;
const NAME = /([a-z_]+)\(/y;

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  end(): void {
    if (this.at < this.text.length) this.fail("the end");
  }

  sum(): Expression {
    const from = this.at;
    let left = this.product();
    for (let operator = this.operator("+-"); operator !== undefined; operator = this.operator("+-")) {
      const right = this.product();
      left = { kind: "operation", operator, left, right, text: this.text.slice(from, this.at) };
    }
    return left;
  }

  private product(): Expression {
    const from = this.at;
    let left = this.factor();
    for (let operator = this.operator("*/"); operator !== undefined; operator = this.operator("*/")) {
      const right = this.factor();
      left = { kind: "operation", operator, left, right, text: this.text.slice(from, this.at) };
    }
    return left;
  }

  private factor(): Expression {
    const from = this.at;
    if (this.text[this.at] === "(") {
      this.at += 1;
      const inner = this.sum();
      this.expect(")");
      return inner;
    }
    const leaf = this.match(LEAF);
    if (leaf !== undefined) return leafOf(leaf);
    const number = this.match(NUMBER);
    if (number !== undefined) return { kind: "number", value: Number(number[0]) };
    const name = this.match(NAME)?.[1] as FunctionName | undefined;
    if (name === undefined || !FUNCTIONS.includes(name)) this.fail("a metric, a number or a function");
    const of = this.sum();
    const more: (number | string)[] = [];
    while (this.text.startsWith(", ", this.at)) {
      this.at += 2;
      const text = this.match(/'([a-z]+)'/y)?.[1];
      more.push(text ?? Number((this.match(NUMBER) ?? this.fail("an argument"))[0]));
    }
    this.expect(")");
    return { kind: "call", name, of, more, text: this.text.slice(from, this.at) };
  }

  private operator<O extends string>(of: O): "+" | "-" | "*" | "/" | undefined {
    const letter = this.text[this.at + 1];
    if (this.text[this.at] !== " " || this.text[this.at + 2] !== " " || letter === undefined || !of.includes(letter)) return undefined;
    this.at += 3;
    return letter as "+" | "-" | "*" | "/";
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found !== undefined) this.at = pattern.lastIndex;
    return found;
  }

  private expect(text: string): void {
    if (!this.text.startsWith(text, this.at)) this.fail(text);
    this.at += text.length;
  }

  private fail(wanted: string): never {
    throw new Error(`expected ${wanted} at ${this.at} of: ${this.text}`);
  }
}

function leafOf([text, aggregator, metric, scope = "", by, rollup, seconds]: RegExpExecArray): Leaf {
  return {
    kind: "leaf",
    aggregator: aggregator as Aggregator,
    metric: metric!,
    filters: scope === "*" || scope === "" ? [] : scope.split(/ AND |,(?![^(]*\))/).map(filterOf),
    by: by?.split(",") ?? [],
    ...(rollup !== undefined && { rollup: { aggregator: rollup as Aggregator, seconds: Number(seconds) } }),
    text,
  };
}

function filterOf(text: string): Filter {
  const [, key, not, list] = /^([a-z_]+) (NOT )?IN \(([^()]+)\)$/.exec(text) ?? [];
  if (key !== undefined) return { key, values: list!.split(","), not: not !== undefined };
  const [, name, value] = /^([a-z_.]+):([^\s()*]+)$/.exec(text) ?? [];
  if (name === undefined) throw new Error(`no filter: ${text}`);
  return { key: name, values: [value!], not: false };
}
