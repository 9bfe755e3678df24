import type { Alert, ThresholdClass } from "../../catalog/model";
import { KEYS } from "../promql";
import { Unsupported } from "../unsupported";
import { sourceOf } from "./source";

/** New Relic takes queries of 4,096 characters; this many ids leave room for the rest. */
const MOST_IDS = 250;

/**
 * The query of a condition. `min` for "above" and `max` for "below": every value of a window must be beyond the threshold, as Prometheus asks
 * it of every evaluation. An alert that holds for no time asks it of any value.
 *
 * @throws Unsupported when more instances have thresholds of their own than a query can name
 */
export function nrqlQuery(alert: Alert, stack: string, { instances }: Pick<ThresholdClass, "instances">): string {
  const { metric, alert: own } = sourceOf(alert);
  const fold = (alert.when.kind === "above") === (alert.holds === "0s") ? "max" : "min";
  const where = [
    `aura_stack = ${quoted(stack)}`,
    ...(own === undefined ? [] : [`aura_alert = ${quoted(own)}`]),
    ...(instances.kind === "all" ? [] : [among(instances)]),
  ];
  return `SELECT ${fold}(\`${metric}\`) FROM Metric WHERE ${where.join(" AND ")} FACET ${facets(alert)}`;
}

/** What tells one incident from another: never a name that may change. */
const facets = ({ when }: Alert): string =>
  KEYS[when.signal.level].filter((it) => it !== "aura_stack" || when.signal.level === "stack").join(", ");

function among(instances: Exclude<ThresholdClass["instances"], { readonly kind: "all" }>): string {
  const ids = instances.kind === "only" ? instances.ids : instances.than;
  if (ids.length > MOST_IDS)
    throw new Unsupported(
      `${ids.length} instances have thresholds of their own for it, and a NRQL query can name ${MOST_IDS}: give them to the stack`,
    );
  return `instance_id ${instances.kind === "only" ? "IN" : "NOT IN"} (${ids.map(quoted).join(", ")})`;
}

/** A text in single quotes. */
export const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
