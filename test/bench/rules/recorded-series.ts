import { metric, type Plan, type Recorded, type Signal, step } from "../../../catalog/model";
import { KEYS, metricRecord, stepRecord, storedName } from "../../../languages/promql";

/** A recording rule: the name that it writes, and the labels beside the stack's and the instance's. */
export interface RecordedSeries {
  readonly name: string;
  readonly signal: Signal;
  readonly ofDatabase: boolean;
}

/** Every record of a plan, as `compileRecords` makes them; the running Prometheus is asked afterwards whether these are the same. */
export function recordedSeries({ metrics, records }: Plan): Readonly<Record<Recorded["rhythm"], readonly RecordedSeries[]>> {
  const each = metrics.filter(({ scope }) => scope !== "cluster");
  const named = (signal: Recorded): RecordedSeries => series(storedName(signal), signal);
  const values = each.filter((it) => it.counts !== "events").map((it) => series(metricRecord(metric(it)), metric(it)));
  const steps = each.flatMap((it) => {
    if (it.kind !== "counter" || it.counts !== "events") return [];
    const signal = step(it as Parameters<typeof step>[0]);
    return [series(stepRecord(signal), signal)];
  });
  const rhythm = (wanted: Recorded["rhythm"]): readonly RecordedSeries[] => records.filter((it) => it.rhythm === wanted).map(named);
  return { interval: [...values, ...steps, ...rhythm("interval")], hourly: rhythm("hourly") };
}

const series = (name: string, signal: Signal): RecordedSeries => ({ name, signal, ofDatabase: KEYS[signal.level].includes("database") });
