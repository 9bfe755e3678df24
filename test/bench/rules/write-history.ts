import type { Plan } from "../../../catalog/model";
import type { ProjectOptions } from "../../../demo/simulator";
import { infoSeries, labelText } from "./info-series";
import { openMetricsFile, type OpenMetricsFile } from "./open-metrics";
import { type Moment, recordedValues } from "./recorded-values";
import { recordedSeries, type RecordedSeries } from "./recorded-series";
import { type Incident, simulatedPast, type Walker } from "./simulated-past";

/** Whose past is written. */
export interface Past {
  readonly plan: Plan;
  readonly fleet: ProjectOptions;
  /** `host:port` that is scraped: the label `instance`. */
  readonly target: string;
  /** What has been wrong for some time. @default nothing */
  readonly incident?: Incident;
}

/** How far the past reaches. */
export interface Span {
  /** Milliseconds since the epoch: the newest sample. */
  readonly until: number;
  /** Hours with hourly records. */
  readonly hourly: number;
  /** Hours, the newest of those, with every sample and every record of each interval. */
  readonly dense: number;
}

const HOUR = 3_600_000;

/**
 * Writes what a Prometheus would have stored of a simulated fleet: hourly records, and for the last hours every scraped sample and every
 * record, with the labels that scraping and recording give them.
 *
 * @returns how many samples were written
 */
export async function writeHistory(
  path: string,
  { plan, fleet, target, incident }: Past,
  { until, hourly, dense }: Span,
  progress: (text: string) => void,
): Promise<number> {
  const file = openMetricsFile(path);
  const [project] = plan.projects;
  const walkers = simulatedPast(fleet, project!, until - hourly * HOUR, plan.interval, incident);
  const labels = { aura_stack: plan.stack, aura_project: project!.id };
  const scraped = { job: `aura-${plan.stack}-${project!.key}`, instance: target, aura_endpoint: project!.endpoints[0]!.id, ...labels };
  const records = recordedSeries(plan);
  const steps = Math.floor((dense * 3_600) / plan.interval);
  let done = 0;
  for (const walker of walkers) {
    const write = writerOf(file, walker, labels);
    const info = infoSeries(plan, walker.id);
    for (let hour = hourly; hour > dense; hour--) {
      const at = until - hour * HOUR;
      write.records(records.hourly, walker.walkTo(at, true).moment, at);
      file.add(info, 1, at);
    }
    for (let left = steps; left >= 0; left--) {
      const at = until - left * plan.interval * 1_000;
      const { values, moment } = walker.walkTo(at, left === steps);
      write.samples(values, at, scraped);
      file.add(info, 1, at);
      write.records(records.interval, moment, at);
      if ((left * plan.interval) % 3_600 === 0) write.records(records.hourly, moment, at);
    }
    await file.flush();
    if (++done % 50 === 0) progress(`simulating the past of ${done} of ${walkers.length} instances`);
  }
  return file.close();
}

type Labels = Readonly<Record<string, string>>;

const text = (name: string, labels: Labels): string => `${name}{${labelText(labels)}}`;

/** Label texts are made once for each series: there are millions of samples. */
function writerOf(file: OpenMetricsFile, { id, series }: Walker, labels: Labels) {
  const names = new Map<string, string>();
  const served: string[] = [];
  const nameOf = ({ name, ofDatabase }: RecordedSeries, database: string): string => {
    const key = `${name}/${database}`;
    const known = names.get(key) ?? text(name, { ...labels, instance_id: id, ...(ofDatabase && { database }) });
    names.set(key, known);
    return known;
  };
  return {
    samples: (values: readonly number[], at: number, scraped: Labels): void => {
      if (served.length === 0) served.push(...series.map((it) => text(it.metric, { ...it.labels, ...scraped })));
      values.forEach((value, index) => file.add(served[index]!, value, at));
    },
    records: (all: readonly RecordedSeries[], moment: Moment, at: number): void => {
      for (const record of all)
        for (const [database, value] of recordedValues(record.signal, moment)) file.add(nameOf(record, database), value, at);
    },
  };
}
