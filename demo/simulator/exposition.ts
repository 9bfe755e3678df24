import type { Metric } from "../../catalog/model";
import type { Layout } from "./layout";
import type { Snapshot } from "./snapshot";

/** One instance as it is to be served. */
export interface Page {
  readonly layout: Layout;
  readonly snapshot: Snapshot;
  /** Names of metrics that are left out. */
  readonly missing: ReadonlySet<string>;
}

/** Text of the Prometheus exposition format 0.0.4, as Aura writes it: `%f` values, a millisecond timestamp on every sample. */
export function renderExposition(metrics: readonly Metric[], pages: readonly Page[]): string {
  const families: string[] = [];
  metrics.forEach((metric, index) => {
    let samples = "";
    for (const page of pages) if (!page.missing.has(metric.name)) samples += renderSeries(page, index);
    if (samples !== "") families.push(`# HELP ${metric.name} ${metric.help}\n# TYPE ${metric.name} ${metric.kind}\n`, samples);
  });
  return families.join("");
}

function renderSeries({ layout, snapshot }: Page, index: number): string {
  const values = snapshot.values[index] ?? [];
  const end = ` ${snapshot.timestamp}\n`;
  let text = "";
  layout[index]?.forEach((series, at) => {
    text += series.prefix + formatValue(values[at] ?? NaN) + end;
  });
  return text;
}

/** `%f`; most values are whole, and `toFixed` costs far more for those than a text does. */
const formatValue = (value: number): string => (Number.isSafeInteger(value) ? `${value}.000000` : value.toFixed(6));
