import * as pipeline from "../../../catalog/alerts/pipeline-delivery";
import type { RuleCase } from "../harness/rule-case";
import { effective } from "../harness/windows";
import { anyGrowth, watched, watchedGauge } from "./pipeline-watched";
import { type Course, elsewhere, JOBS, scrape, server, type Series, STACK, PROJECT, type World } from "../harness/world";

/** A moment late enough that something can have been before it. */
const NOW = 1_800;
const now = (): number => NOW;

export const alertmanagerConfigRejected: RuleCase = watchedGauge("alertmanager", {
  alert: pipeline.alertmanagerConfigRejected,
  series: (value, world) => server("alertmanager", "alertmanager_config_last_reload_successful", value, world),
  silent: {
    "when the next reload succeeds": (value, world) =>
      server("alertmanager", "alertmanager_config_last_reload_successful", (step) => (step * world.interval < 240 ? value : 1), world),
  },
});

const undelivered = (course: Course, reason: string, world: World): readonly Series[] =>
  server("alertmanager", "alertmanager_notifications_failed_total", course, world, { integration: "slack", reason });

/** One message is lost at this second. */
const lostAt = (second: number, world: World): readonly Series[] =>
  undelivered((step) => (step * world.interval < second ? 0 : 1), "other", world);

export const alertmanagerNotificationsFailing: RuleCase = watched("alertmanager", {
  alert: pipeline.alertmanagerNotificationsFailing,
  values: anyGrowth,
  series: (value, world) => [
    ...undelivered((step) => 7 + value * Math.max(0, step + 1 - NOW / world.interval), "clientError", world),
    ...undelivered(3, "serverError", world),
  ],
  from: now,
  silent: { "when the last one was lost twenty-five minutes ago": (_value, world) => lostAt(NOW - 1_500, world) },
  fires: {
    "at the first message that is lost": (_value, world) => lostAt(NOW + 3 * world.interval, world),
    "for nearly a quarter of an hour": (_value, world) => lostAt(NOW + world.interval * 5 - 900, world),
  },
});

export const alertmanagerMissing: RuleCase = {
  alert: pipeline.alertmanagerMissing,
  labels: [{ job: JOBS.alertmanager, environment: "prod" }],
  series: (value, world) => server(value === 1 ? "prometheus" : "alertmanager", "alertmanager_build_info", 1, world, { version: "0.31.1" }),
  silent: {
    "although one scrape in ten of it fails": (_value, world) =>
      server("alertmanager", "alertmanager_build_info", (step) => (step % 10 === 9 ? Number.NaN : 1), world),
  },
};

const sinceNow =
  (value: number, { interval }: World): Course =>
  (step) =>
    step * interval < NOW ? 0 : value;
/** The last good scrape was a whole window ago. */
const untilAWindowAgo =
  (world: World): Course =>
  (step) =>
    step * world.interval <= NOW - effective("5m", world) ? 1 : 0;
/** The last good scrape was just within the window that is looked at when the harness looks for the last time. */
const withinTheWindow =
  (world: World): Course =>
  (step) =>
    step * world.interval <= NOW + 4 * world.interval - effective("5m", world) ? 1 : 0;

export const pipelineHeartbeat: RuleCase = {
  alert: pipeline.pipelineHeartbeat,
  series: (value, world) => scrape("up", sinceNow(value, world), world),
  from: now,
  silent: { "a window after the last good scrape": (_value, world) => scrape("up", untilAWindowAgo(world), world) },
  fires: {
    "although one scrape in ten fails": (_value, world) =>
      scrape("up", (step) => (step % 10 === (NOW / world.interval + 3) % 10 ? 0 : 1), world),
    "until the window has passed": (_value, world) => scrape("up", withinTheWindow(world), world),
  },
};

const ENDPOINTS = 20;
/** Beside the endpoint that the plan knows: more of them, the last one scraped with this result. */
const fleet = (last: Course, world: World): readonly Series[] =>
  Array.from({ length: ENDPOINTS - 1 }, (_, index) => {
    const labels = `{aura_stack="${STACK}",aura_project="${PROJECT}",aura_endpoint="${index}"}`;
    const upOf = (step: number): number | null => (index > 0 ? 1 : typeof last === "number" ? last : last(step));
    const steps = Array.from({ length: world.steps }, (_value, step) => step);
    return [
      { series: `aura_endpoint_info${labels}`, values: steps.map(() => 1) },
      { series: `up${labels}`, values: steps.map(upOf) },
    ];
  }).flat();

const allEndpoints: Omit<RuleCase, "alert"> = {
  values: () => ({ fires: 1, silent: 0 }),
  steps: "an endpoint is there or it is not",
  series: (value, world) => [...scrape("up", 1, world), ...fleet(sinceNow(value, world), world)],
  from: now,
  silent: {
    "a window after the last good scrape of one endpoint": (_value, world) => [
      ...scrape("up", 1, world),
      ...fleet(untilAWindowAgo(world), world),
    ],
    "while one endpoint has no target": (_value, world) => fleet(1, world),
  },
  fires: {
    "until the window of one endpoint has passed": (_value, world) => [...scrape("up", 1, world), ...fleet(withinTheWindow(world), world)],
  },
};

export const fleetHeartbeat: RuleCase = { ...allEndpoints, alert: pipeline.fleetHeartbeat };

export const projectHeartbeat: RuleCase = {
  ...allEndpoints,
  alert: pipeline.projectHeartbeat,
  silent: {
    ...allEndpoints.silent,
    "although an endpoint of another project is read": (_value, world) => [
      ...scrape("up", 1, world),
      ...fleet(0, world),
      ...elsewhere(scrape("up", 1, world), "aura_project"),
    ],
  },
  fires: {
    ...allEndpoints.fires,
    "although the endpoint of another project is dead": (_value, world) => [
      ...scrape("up", 1, world),
      ...fleet(1, world),
      ...elsewhere(scrape("up", 0, world), "aura_project"),
    ],
  },
};
