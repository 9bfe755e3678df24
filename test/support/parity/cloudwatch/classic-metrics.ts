import type { MathMetric } from "../../../../languages/cloudwatch";
import type { Series } from "../../../rules/harness/world";
import type { Feed } from "../vendor";
import type { Value } from "./expression";

interface Written {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly values: readonly (number | null)[];
}

const SERIES = /^(\w+)\{(.*)\}$/;

/**
 * What `awsemf` writes of Prometheus' series: a gauge as it is, a counter as its steps, whichever way; what is not a number is left out
 * (https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/awsemfexporter).
 */
function written({ series, values }: Series): Written {
  const [, name = "", labels = ""] = SERIES.exec(series) ?? [];
  const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value] as const);
  return { name, labels: Object.fromEntries(pairs), values: name.endsWith("_total") ? steps(values) : values };
}

function steps(values: readonly (number | null)[]): readonly (number | null)[] {
  let before: number | undefined;
  return values.map((it) => {
    if (it === null || Number.isNaN(it)) return null;
    const step = before === undefined ? null : it - before;
    before = it;
    return step;
  });
}

/** The value of a classic metric in each period: its statistic over all samples that share its dimensions. */
export function periodsOf(metric: MathMetric, period: number, { series, interval, steps: count }: Feed): readonly Value[] {
  const of = series.map(written).filter((it) => it.name === metric.name && has(it.labels, metric.dimensions));
  return Array.from({ length: Math.ceil((count * interval) / period) }, (_, at) => {
    const [from, to] = [at * period, (at + 1) * period];
    const samples = of.flatMap(({ values }) => values.filter((it, step): it is number => isIn(step * interval, from, to) && isNumber(it)));
    return folded(samples, metric.stat);
  });
}

const has = (labels: Readonly<Record<string, string>>, dimensions: Readonly<Record<string, string>>): boolean =>
  Object.entries(dimensions).every(([key, value]) => labels[key] === value);
const isIn = (second: number, from: number, to: number): boolean => second >= from && second < to;
const isNumber = (it: number | null): boolean => it !== null && !Number.isNaN(it);

function folded(samples: readonly number[], stat: MathMetric["stat"]): Value {
  if (samples.length === 0) return undefined;
  switch (stat) {
    case "Maximum":
      return Math.max(...samples);
    case "Minimum":
      return Math.min(...samples);
    case "Average":
      return samples.reduce((sum, it) => sum + it, 0) / samples.length;
    case "SampleCount":
      return samples.length;
  }
}
