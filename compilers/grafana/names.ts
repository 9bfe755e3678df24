import type { Level } from "../../catalog/model";
import { INFO_RECORD, isOfInstance, keys, type PromqlContext, select } from "../../languages/promql";

/** Where the name of what a series is about is found. */
interface Names {
  /** What both sides have in common. */
  readonly on: string;
  /** The labels that are taken over. */
  readonly labels: string;
  /** One series for each that has a name. */
  readonly series: string;
}

const ENDPOINTS = "aura_endpoint_info";

/**
 * Names of instances, endpoints or projects; undefined for what has none. A project's id is far too long for a legend, so that its first part
 * stands beside its name (`endpoint_id`).
 * @param at put behind each selector, as ` @ end()`
 */
function namesOf(level: Level, context: PromqlContext, at: string): Names | undefined {
  if (isOfInstance(level)) return { on: keys("instance"), labels: "instance_name", series: `${select(INFO_RECORD, context)}${at}` };
  const endpoints = `${select(ENDPOINTS, context)}${at}`;
  switch (level) {
    case "endpoint":
      return {
        on: keys("endpoint"),
        labels: "endpoint_name, endpoint_id",
        series: `label_replace(topk by (${keys("endpoint")}) (1, ${endpoints}), "endpoint_id", "$1", "aura_endpoint", "([^-]+).*")`,
      };
    case "project":
      return { on: keys("project"), labels: "project_name", series: `topk by (${keys("project")}) (1, ${endpoints})` };
    default:
      return undefined;
  }
}

/** A query with the names of what its series are about as labels; what has no name stays as it is. @param level of the query's series */
export function named(text: string, level: Level, context: PromqlContext, at = ""): string {
  const names = namesOf(level, context, at);
  if (names === undefined) return text;
  const { on, labels, series } = names;
  return `${operand(text)} * on (${on}) group_left (${labels}) ${series} or ${operand(text)} unless on (${on}) ${series}`;
}

/**
 * The same where the query is long and what has names is short: it stands there once.
 * @param known has a series for each series of the query
 */
export function namedOnce(text: string, known: string, level: Level, context: PromqlContext, at: string): string {
  const names = namesOf(level, context, at);
  if (names === undefined) return text;
  const { on, labels, series } = names;
  return `${operand(text)} * on (${on}) group_left (${labels}) (${series} or group by (${on}) (${known}) unless on (${on}) ${series})`;
}

/** A side of an operator, in brackets where an operator inside would bind differently. */
export const operand = (value: string): string => (/^[a-z0-9_:]+(\{[^{}]*\}|\([^()]*\))$/i.test(value) ? value : `(${value})`);
