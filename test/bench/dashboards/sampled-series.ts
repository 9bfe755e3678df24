import type { Plan } from "../../../catalog/model";
import { labelText } from "../rules/info-series";
import type { RecordedSeries } from "../rules/recorded-series";
import { type Moment as Lived, recordedValues } from "../rules/recorded-values";
import type { ServedSeries } from "../rules/simulated-past";

/** What is written at a moment. */
export interface Moment {
  readonly records: readonly RecordedSeries[];
  /** Whether what Aura serves is written, too. */
  readonly isLive: boolean;
}

/** A name, labels without the instance's id, and a value. */
export type Sampled = readonly [name: string, labels: string, value: number];

/** What scraping and recording write of one instance at one moment. */
export function sampledSeries(
  plan: Plan,
  target: string,
  series: readonly ServedSeries[],
  values: readonly number[],
  lived: Lived,
  { records, isLive }: Moment,
): readonly Sampled[] {
  const project = plan.projects[0]!;
  const own = { aura_stack: plan.stack, aura_project: project.id };
  const scraped = { job: `aura-${plan.stack}-${project.key}`, instance: target, aura_endpoint: project.endpoints[0]!.id, ...own };
  const recorded = records.flatMap(({ name, signal, ofDatabase }) =>
    [...recordedValues(signal, lived)].map(([database, value]): Sampled => [
      name,
      labelText({ ...own, ...(ofDatabase && { database }) }),
      value,
    ]),
  );
  if (!isLive) return recorded;
  const served = series.map(({ metric, labels }, index): Sampled => [
    metric,
    labelText({ ...withoutId(labels), ...scraped }),
    values[index]!,
  ]);
  return [...served, ...recorded];
}

const withoutId = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => name !== "instance_id"));
