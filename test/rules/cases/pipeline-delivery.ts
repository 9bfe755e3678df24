import * as pipeline from "../../../catalog/alerts/pipeline-delivery";
import type { RuleCase } from "../harness/rule-case";
import { effective } from "../harness/windows";
import { type Course, JOBS, scrape, server, type Series, STACK, PROJECT, type World } from "../harness/world";

const ALERTMANAGER = [{ job: JOBS.alertmanager, instance: "alertmanager:1", environment: "prod" }];

export const alertmanagerConfigRejected: RuleCase = {
  alert: pipeline.alertmanagerConfigRejected,
  labels: ALERTMANAGER,
  series: (value, world) => server("alertmanager", "alertmanager_config_last_reload_successful", value, world),
  silent: { "when the next reload succeeds": (value, world) => server("alertmanager", "alertmanager_config_last_reload_successful", (step) => (step * world.interval < 240 ? value : 1), world) },
};

const FAILED = "alertmanager_notifications_failed_total";
const undelivered = (course: Course, reason: string, world: World): readonly Series[] => server("alertmanager", FAILED, course, world, { integration: "slack", reason });

export const alertmanagerNotificationsFailing: RuleCase = {
  alert: pipeline.alertmanagerNotificationsFailing,
  labels: ALERTMANAGER,
  series: (value, world) => [...undelivered((step) => 7 + value * step, "clientError", world), ...undelivered(3, "serverError", world)],
  from: (_value, { interval }) => interval,
  fires: { "at the first message that is lost": (_value, world) => undelivered((step) => Math.min(step, 1), "other", world) },
};

export const alertmanagerMissing: RuleCase = {
  alert: pipeline.alertmanagerMissing,
  labels: [{ job: JOBS.alertmanager, environment: "prod" }],
  series: (value, world) => server(value === 1 ? "prometheus" : "alertmanager", "alertmanager_build_info", 1, world, { version: "0.31.1" }),
  silent: { "although one scrape in ten of it fails": (_value, world) => server("alertmanager", "alertmanager_build_info", (step) => (step % 10 === 9 ? Number.NaN : 1), world) },
};

/** A moment late enough that something can have been before it. */
const NOW = 1_200;
const now = (): number => NOW;
const sinceNow = (value: number, { interval }: World): Course => (step) => (step * interval < NOW ? 0 : value);
/** The last good scrape was a whole window ago. */
const untilAWindowAgo = (world: World): Course => (step) => (step * world.interval <= NOW - effective("5m", world) ? 1 : 0);
/** The last good scrape was just within the window that is looked at when the harness looks for the last time. */
const withinTheWindow = (world: World): Course => (step) => (step * world.interval <= NOW + 4 * world.interval - effective("5m", world) ? 1 : 0);

export const pipelineHeartbeat: RuleCase = {
  alert: pipeline.pipelineHeartbeat,
  series: (value, world) => scrape("up", sinceNow(value, world), world),
  from: now,
  silent: { "a window after the last good scrape": (_value, world) => scrape("up", untilAWindowAgo(world), world) },
  fires: {
    "although one scrape in ten fails": (_value, world) => scrape("up", (step) => (step % 10 === (NOW / world.interval + 3) % 10 ? 0 : 1), world),
    "until the window has passed": (_value, world) => scrape("up", withinTheWindow(world), world),
  },
};

const ENDPOINTS = 20;
/** Beside the endpoint that the plan knows: more of them, the last one scraped with this result. */
const fleet = (last: Course, world: World): readonly Series[] => Array.from({ length: ENDPOINTS - 1 }, (_, index) => {
  const labels = `{aura_stack="${STACK}",aura_project="${PROJECT}",aura_endpoint="${index}"}`;
  const upOf = (step: number): number | null => (index > 0 ? 1 : typeof last === "number" ? last : last(step));
  const steps = Array.from({ length: world.steps }, (_value, step) => step);
  return [{ series: `aura_endpoint_info${labels}`, values: steps.map(() => 1) }, { series: `up${labels}`, values: steps.map(upOf) }];
}).flat();

export const fleetHeartbeat: RuleCase = {
  alert: pipeline.fleetHeartbeat,
  values: () => ({ fires: 1, silent: 0 }),
  series: (value, world) => [...scrape("up", 1, world), ...fleet(sinceNow(value, world), world)],
  from: now,
  silent: {
    "a window after the last good scrape of one endpoint": (_value, world) => [...scrape("up", 1, world), ...fleet(untilAWindowAgo(world), world)],
    "while one endpoint has no target": (_value, world) => fleet(1, world),
  },
  fires: { "until the window of one endpoint has passed": (_value, world) => [...scrape("up", 1, world), ...fleet(withinTheWindow(world), world)] },
};
