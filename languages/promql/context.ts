import { type Duration, type Level, toDuration, toSeconds } from "../../catalog/model";

/** What an expression must know about the stack that it is written for. */
export interface PromqlContext {
  /** Identity of the stack: a matcher in every selector. */
  readonly stack: string;
  /** Seconds between two scrapes, and between two evaluations. */
  readonly interval: number;
  /** The jobs that scrape the watcher itself; only the user knows their names. */
  readonly jobs: { readonly prometheus?: string | undefined; readonly alertmanager?: string | undefined };
  /** The matchers of a selector by its name, where the reader chooses what is looked at. @default this stack's series */
  readonly matchers?: (name: string) => readonly string[];
  /** What a part of a signal must be, beside having a value: ` > 20` by the part's text. @default nothing */
  readonly only?: ReadonlyMap<string, string>;
}

/** The labels that one series of a level is told apart by. */
export const KEYS: Readonly<Record<Level, readonly string[]>> = {
  stack: ["aura_stack"],
  project: ["aura_stack", "aura_project"],
  endpoint: ["aura_stack", "aura_project", "aura_endpoint"],
  instance: ["aura_stack", "aura_project", "instance_id"],
  database: ["aura_stack", "aura_project", "instance_id", "database"],
  member: ["aura_stack", "aura_project", "instance_id", "availability_zone", "instance_mode"],
  databaseMember: ["aura_stack", "aura_project", "instance_id", "database", "availability_zone", "instance_mode"],
  server: ["job", "instance"],
};

/** `aura_stack, aura_project, instance_id`. */
export const keys = (level: Level): string => KEYS[level].join(", ");

/** What tells two alerts of one name apart. Alerts of one name have the same labels, and a label that both lack is equal. */
export const ALERT_KEYS: readonly string[] = ["alertname", ...new Set(Object.values(KEYS).flat())];

/** Whether a level lies within one instance. */
export const isOfInstance = (level: Level): boolean => KEYS[level].includes("instance_id");

/** Seconds that a sample may be old when it is scraped: Aura's cache of 30 s and a minute of lag; less where samples come faster than that. */
const sampleAge = ({ interval }: PromqlContext): number => Math.min(90, 3 * interval);

/**
 * Where a gauge's current value may come from: two and a half intervals, so that one lost scrape changes nothing (a failed scrape
 * ends a series at once, because timestamps are tracked for staleness), and the age that samples have when they come.
 */
export const gaugeLookback = (context: PromqlContext): Duration => toDuration(Math.ceil(2.5 * context.interval) + sampleAge(context));

/**
 * Where the current value of one member may come from: shorter than an instance's, because a member that went away (a new leader, a smaller
 * cluster) must not be taken for one that lags or leads.
 */
export const memberLookback = (context: PromqlContext): Duration => toDuration(Math.ceil(2.5 * context.interval));

/** Where a counter's last value may come from: long enough to bridge a burst of refused scrapes, so that what happened meanwhile is counted. */
export const counterLookback = (context: PromqlContext): Duration => toDuration(Math.max(900, 10 * context.interval));

/** What is known of endpoints and projects is evaluated at every interval, and bridges a restart of the server. */
export const pipelineLookback = ({ interval }: PromqlContext): Duration => toDuration(Math.max(300, 4 * interval));

/**
 * Info series move between rule groups when a fleet grows; for that moment the last known ones are used. One group was evaluated just
 * before, and the other is only at its next turn.
 */
export const infoLookback = (context: PromqlContext): Duration =>
  toDuration(Math.max(300, 4 * context.interval, Math.ceil(2.5 * slowInterval(context))));

/**
 * Seconds between two evaluations of what moves or is judged slowly: three intervals, so that holding times of a quarter of an hour, half an
 * hour and an hour are whole evaluations, and less than five minutes, after which Prometheus forgets what a group wrote last.
 */
export const slowInterval = ({ interval }: Pick<PromqlContext, "interval">): number => (3 * interval < 300 ? 3 * interval : interval);

/** A range is never shorter than four intervals: below that, one lost scrape leaves too few samples. */
export const rangeOf = (window: Duration, context: PromqlContext): Duration =>
  toDuration(Math.max(toSeconds(window), 4 * context.interval));

/** A selector of this stack's series, or of those that the reader chose. */
export function select(name: string, context: PromqlContext, matchers: readonly string[] = []): string {
  const own = context.matchers?.(name) ?? [`aura_stack="${context.stack}"`];
  const all = [...own, ...matchers].join(",");
  return all === "" ? name : `${name}{${all}}`;
}
