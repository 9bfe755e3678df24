import type { Alert, Metric, MetricSignal, Recorded, ScrapeSignal, StepSignal, Stored } from "../../catalog/model";

const AGGREGATION = { MIN: "min", MAX: "max", AVG: "avg", SUM: "sum" } as const;

/** How Aura folded the members is how the series of the members are folded again. */
export const aggregationOf = (metric: Metric): "min" | "max" | "avg" | "sum" => AGGREGATION[metric.aggregation];

export const withoutTotal = (name: string): string => name.replace(/_total$/, "");

/** The recorded name of a metric's current value, `level:metric:operation`. */
export const metricRecord = ({ metric, level }: MetricSignal): string => `${level}:${withoutTotal(metric.name)}:${aggregationOf(metric)}`;

/** The recorded name of a counter's growth since the last evaluation. */
export const stepRecord = ({ of, level }: StepSignal): string => `${level}:${withoutTotal(of.name)}:growth`;

/** The recorded name of a counter's exported value, member by member, as it was seen at each evaluation. */
export const seenRecord = ({ of }: StepSignal): string => `member:${withoutTotal(of.name)}:seen`;

/** The name under which a stored signal is found. */
export function storedName(signal: Stored): string {
  switch (signal.kind) {
    case "metric":
      return metricRecord(signal);
    case "step":
      return stepRecord(signal);
    case "recorded":
      return `${recordLevel(signal)}:${signal.name}`;
    case "scrape":
      return scrapeName(signal);
  }
}

const recordLevel = (signal: Recorded): string => (signal.level === "databaseMember" ? "member" : signal.level);
const scrapeName = (signal: ScrapeSignal): string => signal.name;

/** The one info series of each instance that alerts take their labels from, whatever moves between rule groups just now. */
export const INFO_RECORD = "instance:aura_instance:info";

/** The own thresholds of instances, whatever moves between rule groups just now. */
export const THRESHOLD_RECORD = "instance:aura_threshold:own";

/** Under which name the guarded signals of a concern's alerts are found; `aura_alert` tells them apart. */
export const watchedRecord = ({ concern }: Pick<Alert, "concern">): string => `aura_${concern}:watched:value`;
