/** What must happen before a query has data. */
export type Cause =
  | "an alert fires"
  | "an instance is missing"
  | "an instance is new"
  | "an instance is resized"
  | "a metric has vanished"
  | "nothing is scraped"
  | "members are told apart";

const PLACES: Readonly<Record<Cause, readonly string[]>> = {
  "an alert fires": [
    "alerts/106/A",
    "alerts/106/B",
    "alerts/201/A",
    "alerts/203/A",
    "instance/Alerts",
    "database/Alerts",
    "cluster/Alerts",
    "fleet/Alerts",
    "capacity/Alerts",
    "pipeline/404/A",
    "pipeline/405/A",
  ],
  "an instance is missing": ["fleet/401/A"],
  "an instance is new": ["fleet/402/A"],
  "an instance is resized": [
    ...["instance", "database", "cluster", "fleet"].flatMap((it) => [`${it}/Cores changed`, `${it}/Storage changed`, `${it}/Restarts`]),
    "capacity/Cores changed",
    "capacity/Storage changed",
  ],
  "a metric has vanished": ["fleet/403/A"],
  "nothing is scraped": ["pipeline/102/A", "pipeline/302/A", "pipeline/402/A"],
  "members are told apart": ["cluster/101/A", "cluster/102/A"],
};

/** Queries that have no data while all is well, and what gives them some. */
export const QUIET: ReadonlyMap<string, Cause> = new Map(
  (Object.entries(PLACES) as [Cause, readonly string[]][]).flatMap(([cause, places]) => places.map((place) => [place, cause] as const)),
);
