import type { Alert, Signal } from "../../catalog/model";
import { storedName, watchedRecord } from "../promql/names";

/** Where the values that an alert compares are found in New Relic. */
export interface NrqlSource {
  /** Name of the metric. */
  readonly metric: string;
  /** Tells the values of one alert from those of others that share the metric. */
  readonly alert?: string;
}

/**
 * A condition reads one stream in windows of minutes, and joins nothing. So it compares series that Prometheus writes: a stored signal as it
 * is, and everything that needs a longer look back, a join or a guard as the record of its own alert.
 */
export function sourceOf(alert: Pick<Alert, "id" | "concern" | "when" | "guards">): NrqlSource {
  const stored = alert.guards.length === 0 ? streamOf(alert.when.signal) : undefined;
  return stored === undefined ? { metric: watchedRecord(alert), alert: alert.id } : { metric: stored };
}

/** Whether an alert needs a record of its own. */
export const needsRecord = (alert: Pick<Alert, "id" | "concern" | "when" | "guards">): boolean => sourceOf(alert).alert !== undefined;

/** The name of a signal that is written at every interval; what is recorded more rarely leaves windows empty. */
export function streamOf(signal: Signal): string | undefined {
  switch (signal.kind) {
    case "metric":
      return signal.metric.pace === "interval" ? storedName(signal) : undefined;
    case "scrape":
      return storedName(signal);
    case "recorded":
      return signal.rhythm === "interval" ? storedName(signal) : undefined;
    default:
      return undefined;
  }
}
