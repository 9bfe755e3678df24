import { type PlannedInstance, type ScrapeSignal, type Signal, unreachable } from "../../catalog/model";
import { Unsupported } from "../unsupported";

/** One classic metric that an expression reads. */
export interface MathMetric {
  readonly id: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly stat: Statistic;
}

/** How CloudWatch folds the samples of a period; the series of members are one metric there. */
export type Statistic = "Maximum" | "Minimum" | "Average" | "SampleCount";

/** What an expression is about: classic metrics are named with all their dimensions. */
export interface MathSubject {
  readonly stack: string;
  readonly instance?: PlannedInstance;
  readonly database?: string;
  readonly endpoint?: string;
  /** All databases, where they are added up. */
  readonly databases: readonly string[];
}

/** An expression, and the metrics that it reads. */
export interface MathExpression {
  readonly metrics: readonly MathMetric[];
  readonly text: string;
}

const STATISTIC = { MAX: "Maximum", MIN: "Minimum", AVG: "Average" } as const;

/** A signal in metric math. @throws Unsupported when it has no word for it */
export function metricMath(signal: Signal, subject: MathSubject): MathExpression {
  const metrics: MathMetric[] = [];
  const read = (it: Omit<MathMetric, "id">): string => {
    const known = metrics.find((one) => JSON.stringify({ ...one, id: "" }) === JSON.stringify({ id: "", ...it }));
    if (known !== undefined) return known.id;
    const id = `m${metrics.length + 1}`;
    metrics.push({ id, ...it });
    return id;
  };
  return { text: say(signal, subject, read), metrics };
}

type Read = (metric: Omit<MathMetric, "id">) => string;

function say(signal: Signal, subject: MathSubject, read: Read): string {
  const of = (inner: Signal): string => say(inner, subject, read);
  switch (signal.kind) {
    case "metric": {
      const { name, aggregation, kind, scope } = signal.metric;
      if (kind === "counter" || aggregation === "SUM")
        throw new Unsupported("a counter arrives as its steps, and its value is known no more");
      return read({ name, dimensions: scope === "database" ? ofDatabase(subject) : ofInstance(subject), stat: STATISTIC[aggregation] });
    }
    case "recorded":
      if (signal.rhythm === "hourly") throw new Unsupported("classic metrics have no hourly records to look back at");
      return of(signal.of);
    case "scrape":
      return read(scraped(signal, subject));
    case "quotient":
      return `(${of(signal.of)} / ${of(signal.to)})`;
    case "sum":
      return `(${of(signal.of[0])} + ${of(signal.of[1])})`;
    case "difference":
      return `(${of(signal.of)} - ${of(signal.minus)})`;
    case "magnitude":
      return `ABS(${of(signal.of)})`;
    case "folded":
      return folded(signal, subject, read);
    case "fact":
      return String(limitOf(signal.fact, subject));
    case "step":
    case "over":
    case "quantile":
    case "rate":
    case "ago":
    case "forecast":
      throw new Unsupported("metric math has no windows over what it computes, and cannot drop the falling step of a counter");
    case "members":
    case "memberProgress":
      throw new Unsupported("the members of a cluster are one classic metric");
    case "age":
    case "since":
    case "families":
      throw new Unsupported("metric math knows neither the times of samples nor the names of metrics");
    case "through":
      throw new Unsupported("classic metrics do not say through which endpoint an instance was read");
    case "server":
      throw new Unsupported("it is about a Prometheus or Alertmanager, and CloudWatch has neither");
    default:
      return unreachable(signal);
  }
}

const ofInstance = ({ stack, instance }: MathSubject) => ({ aura_stack: stack, instance_id: instance!.id });
const ofDatabase = (subject: MathSubject) => ({ ...ofInstance(subject), database: subject.database! });

/** What is noted of scrapes: of several jobs for one endpoint the best counts. */
export const scraped = ({ name }: Pick<ScrapeSignal, "name">, { stack, endpoint }: MathSubject): Omit<MathMetric, "id"> => ({
  name,
  dimensions: { aura_stack: stack, aura_endpoint: endpoint! },
  stat: "Maximum",
});

function folded({ of, fold, level }: Extract<Signal, { kind: "folded" }>, subject: MathSubject, read: Read): string {
  if (of.level !== "database" || level !== "instance")
    throw new Unsupported("classic metrics are only folded over the databases of an instance");
  const each = subject.databases.map((database) => say(of, { ...subject, database }, read));
  if (each.length === 1) return each[0]!;
  return fold === "sum" ? `(${each.join(" + ")})` : `${fold.toUpperCase()}([${each.join(", ")}])`;
}

function limitOf(fact: string, { instance }: MathSubject): number {
  const limit = fact === "bolt-connection-limit" ? instance?.limits.boltConnections : undefined;
  if (limit === undefined)
    throw new Unsupported(fact === "bolt-connection-limit" ? NO_LIMIT : "what the config knows is no series in metric math");
  return limit;
}

/** Of one instance it is no gap: its config says no limit, and Prometheus compares nothing then, too. */
export const NO_LIMIT = "no limit of connections is configured for the instance";
