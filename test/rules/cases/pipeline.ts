import * as pipeline from "../../../catalog/alerts/pipeline";
import * as remoteWrite from "../../../catalog/alerts/pipeline-remote-write";
import type { RuleCase } from "../harness/rule-case";
import { anyGrowth, watched, watchedGauge } from "./pipeline-watched";
import { type Course, JOBS, server, type Series, STACK, type World } from "../harness/world";

export * from "./pipeline-delivery";

const OWN_RULES = { rule_group: `rules/alerts.yml;aura-${STACK}-errors` };
/** A stack whose name begins like this one's. */
const OTHER_RULES = { rule_group: `rules/theirs.yml;aura-${STACK}-west-errors` };

/** A counter of Prometheus that grows by so much a step, until some second. */
const growing = (
  name: string,
  perStep: number,
  world: World,
  labels: Readonly<Record<string, string>> = {},
  until = Infinity,
): readonly Series[] =>
  server("prometheus", name, (step) => 1_000 + perStep * Math.min(step, Math.ceil(until / world.interval)), world, labels);

/** Growth is seen with the second sample. */
const secondSample = (_value: number, { interval }: World): number => interval;

export const prometheusConfigRejected: RuleCase = watchedGauge("prometheus", {
  alert: pipeline.prometheusConfigRejected,
  series: (value, world) => server("prometheus", "prometheus_config_last_reload_successful", value, world),
  silent: {
    "when the next reload succeeds": (value, world) =>
      server("prometheus", "prometheus_config_last_reload_successful", (step) => (step * world.interval < 240 ? value : 1), world),
  },
});

const FAILURES = "prometheus_rule_evaluation_failures_total";

export const prometheusRulesFailing: RuleCase = watched("prometheus", {
  alert: pipeline.prometheusRulesFailing,
  series: (value, world) => growing(FAILURES, value, world, OWN_RULES),
  values: anyGrowth,
  from: secondSample,
  silent: {
    "while the rules of somebody else fail": (value, world) => growing(FAILURES, value, world, OTHER_RULES),
    "after a single failure": (value, world) => growing(FAILURES, value, world, OWN_RULES, world.interval),
  },
});

const MISSED = "prometheus_rule_group_iterations_missed_total";

export const prometheusRulesLate: RuleCase = watched("prometheus", {
  alert: pipeline.prometheusRulesLate,
  series: (value, world) => growing(MISSED, value, world, OWN_RULES),
  values: anyGrowth,
  from: secondSample,
  silent: {
    "while the rules of somebody else are late": (value, world) => growing(MISSED, value, world, OTHER_RULES),
    "after a single missed evaluation": (value, world) => growing(MISSED, value, world, OWN_RULES, world.interval),
  },
  fires: {
    "when one is missed every ten minutes": (_value, world) =>
      server("prometheus", MISSED, (step) => Math.floor(((step - 1) * world.interval) / 600) + 1, world, OWN_RULES),
  },
});

const handingOver = (failed: number, dropped: number, world: World, until = Infinity): readonly Series[] => [
  ...growing("prometheus_notifications_errors_total", failed, world, { alertmanager: "http://alertmanager:9093" }, until),
  ...growing("prometheus_notifications_dropped_total", dropped, world, { alertmanager: "http://alertmanager:9093" }, until),
];

export const prometheusNotificationsFailing: RuleCase = watched("prometheus", {
  alert: pipeline.prometheusNotificationsFailing,
  series: (value, world) => handingOver(value, 0, world),
  values: anyGrowth,
  from: secondSample,
  silent: { "while Alertmanager restarts": (value, world) => handingOver(value, value, world, 180) },
  fires: { "when alerts are dropped without an attempt": (value, world) => handingOver(0, value, world) },
});

const REFUSED = "prometheus_remote_storage_samples_failed_total";
const QUEUE = { remote_name: "mimir", url: "https://mimir.example/api/v1/push" };

export const remoteWriteFailing: RuleCase = watched("prometheus", {
  alert: remoteWrite.remoteWriteFailing,
  series: (value, world) => growing(REFUSED, value, world, QUEUE),
  values: anyGrowth,
  from: secondSample,
  silent: { "after a few that were too old": (value, world) => growing(REFUSED, value, world, QUEUE, 180) },
});

const NEWEST = "prometheus_remote_storage_queue_highest_timestamp_seconds";
const NEWEST_OF_SERVER = "prometheus_remote_storage_highest_timestamp_in_seconds";
const SENT = "prometheus_remote_storage_queue_highest_sent_timestamp_seconds";

const clock =
  (late: number, { interval }: World): Course =>
  (step) =>
    1_000_000 + step * interval - late;

/** A queue of this name: how long ago its newest sample is, and how much later is what it sent. */
const queue = (remote_name: string, newest: number, behind: number, world: World): readonly Series[] => [
  ...server("prometheus", NEWEST, clock(newest, world), world, { remote_name }),
  ...server("prometheus", SENT, clock(newest + behind, world), world, { remote_name }),
];

/** What a server says of itself beside its queues, or, before 3.7, in their place. */
const newestOfServer = (world: World): readonly Series[] => server("prometheus", NEWEST_OF_SERVER, clock(0, world), world);

export const remoteWriteBehind: RuleCase = watchedGauge("prometheus", {
  alert: remoteWrite.remoteWriteBehind,
  series: (value, world) => [...newestOfServer(world), ...queue("quick", 0, 0, world), ...queue("slow", 0, value, world)],
  silent: {
    "while a queue has had nothing to send for longer": (value, world) => [
      ...newestOfServer(world),
      ...queue("quick", 0, 0, world),
      ...queue("rarely used", 2 * value, 0, world),
    ],
  },
  fires: {
    "where nothing was ever sent": (_value, world) => [
      ...server("prometheus", NEWEST, clock(0, world), world, QUEUE),
      ...server("prometheus", SENT, 0, world, QUEUE),
    ],
    "on a server that is older than 3.7": (value, world) => [
      ...newestOfServer(world),
      ...server("prometheus", SENT, clock(0, world), world, { remote_name: "quick" }),
      ...server("prometheus", SENT, clock(value, world), world, { remote_name: "slow" }),
    ],
  },
});

/** One scrape in ten of the watcher itself is lost. */
const sometimesLost: Course = (step) => (step % 10 === 9 ? Number.NaN : 1);

export const prometheusMissing: RuleCase = {
  alert: pipeline.prometheusMissing,
  labels: [{ job: JOBS.prometheus, environment: "prod" }],
  series: (value, world) => server(value === 1 ? "alertmanager" : "prometheus", "prometheus_build_info", 1, world, { version: "3.15.0" }),
  silent: {
    "although one scrape in ten of it fails": (_value, world) => server("prometheus", "prometheus_build_info", sometimesLost, world),
  },
};
