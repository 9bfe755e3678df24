import * as availability from "../../../catalog/alerts/availability-data";
import { cpuLimit, cpuUsage } from "../../../catalog/metrics/cpu";
import { metricFamiliesHourly } from "../../../catalog/records/hourly";
import type { RuleCase } from "../harness/rule-case";
import { effective } from "../harness/windows";
import { type Course, elsewhere, gauge, hourly, INSTANCES, PROJECT, scrape, type Series, STACK, type World } from "../harness/world";

/** The last sample, in seconds; whole minutes, as Prometheus looks for samples once a minute. */
const LAST = 1_200;
/** Seconds that a sample may be old when it comes: the cache of 30 s, and a minute of lag. */
const SAMPLE_LAG = 90;
/** How many intervals may pass without a sample: two, the cache of 30 s, and 60 s for the endpoint's own lag. */
const allowed = ({ interval }: World): number => Math.floor((2 * interval + 90) / interval);
const until =
  (second: number, { interval }: World): Course =>
  (step) =>
    step * interval <= second ? 1 : null;
const everyFew =
  (steps: number): Course =>
  (step) =>
    step % steps === 0 ? 1 : null;

export const dataStale: RuleCase = {
  alert: availability.dataStale,
  steps: "promtool has samples at whole intervals only",
  values: () => ({ fires: 1, silent: 0 }),
  series: (value, world) => [
    ...gauge(cpuUsage, value === 1 ? until(LAST, world) : everyFew(allowed(world) + 1), world),
    ...scrape("up", 1, world),
  ],
  from: (_value, world) => LAST + (allowed(world) + 1) * world.interval,
  silent: {
    "while the endpoint is down, which is told already": (_value, world) => [
      ...gauge(cpuUsage, until(LAST, world), world),
      ...scrape("up", until(LAST, world), world),
    ],
    "while the endpoint is down, and one of another project is up": (_value, world) => [
      ...gauge(cpuUsage, until(LAST, world), world),
      ...scrape("up", 0, world),
      ...elsewhere(scrape("up", 1, world), "aura_project"),
    ],
    "while scrapes fail": (_value, world) => [
      ...gauge(cpuUsage, until(LAST, world), world),
      ...scrape("up", (step) => (step * world.interval <= LAST ? 1 : 0), world),
    ],
    "while scrapes fail, although what came last was late already": (_value, world) => [
      ...gauge(cpuUsage, until(LAST - SAMPLE_LAG, world), world),
      ...scrape("up", (step) => (step * world.interval <= LAST ? 1 : 0), world),
    ],
    "while its own endpoint is down, and another one of its project is up": (_value, world) => [
      ...gauge(cpuUsage, until(LAST, world), world),
      ...scrape("up", (step) => (step * world.interval <= LAST ? 1 : 0), world),
      ...elsewhere(scrape("up", 1, world), "aura_endpoint"),
    ],
    "after twenty minutes, when instance-missing tells of it": (_value, world) => [
      ...gauge(cpuUsage, until(0, world), world),
      ...scrape("up", 1, world),
    ],
    "since it is read through another endpoint": (_value, world) => [
      ...gauge(cpuUsage, until(LAST, world), world),
      ...elsewhere(gauge(cpuUsage, 1, world), "aura_endpoint"),
      ...scrape("up", 1, world),
      ...elsewhere(scrape("up", 1, world), "aura_endpoint"),
    ],
    "when samples come again in time": (_value, world) => [
      ...gauge(cpuUsage, (step) => (step * world.interval <= LAST || step * world.interval >= LAST + 420 ? 1 : null), world),
      ...scrape("up", 1, world),
    ],
  },
  fires: {
    "although another endpoint of the project is down": (_value, world) => [
      ...gauge(cpuUsage, until(LAST, world), world),
      ...scrape("up", 1, world),
      ...elsewhere(scrape("up", 0, world), "aura_endpoint"),
    ],
    "although only one scrape in five minutes succeeds": (_value, world) => [
      ...gauge(cpuUsage, until(LAST, world), world),
      ...scrape("up", (step) => (step % (effective("5m", world) / world.interval) === 0 ? 1 : 0), world),
    ],
  },
};

const infoOf = (instance: string, labels: string, world: World): Series => ({
  series: `aura_instance_info{aura_stack="${STACK}",aura_project="${PROJECT}",instance_id="${instance}",${labels}}`,
  values: Array.from({ length: world.steps }, () => 1),
});

export const instanceMissing: RuleCase = {
  alert: availability.instanceMissing,
  series: (value, world) => gauge(cpuUsage, value === 1 ? until(0, world) : 1, world),
  // A sample is seen for up to five minutes, here at whole minutes, and its age is known for ten more.
  from: (value) => (value === 1 ? 240 + 600 : 0),
  silent: {
    "while one sample comes in eight minutes": (_value, world) => gauge(cpuUsage, everyFew(480 / world.interval), world),
    "for an instance that is expected to be paused": (_value, world) => [
      ...gauge(cpuUsage, 1, world),
      infoOf("0000aaaa", 'instance_name="lab",pause="always"', world),
    ],
  },
  fires: { "for one instance, while others are there": (_value, world) => gauge(cpuUsage, 1, world, { instances: [INSTANCES.unknown] }) },
  unknownInstances: false,
};

export const instanceUnconfigured: RuleCase = {
  alert: availability.instanceUnconfigured,
  series: (value, world) => gauge(cpuLimit, value, world),
  labels: [{ aura_stack: STACK, aura_project: PROJECT, instance_id: INSTANCES.unknown, environment: "prod" }],
  silent: {
    "for instances that the stack file knows": (_value, world) =>
      gauge(cpuLimit, 4, world, { instances: [INSTANCES.known, INSTANCES.exempt] }),
  },
};

/** Hours after which fewer metrics are counted: more than half a day; at short intervals two hours, to save steps. */
const away = ({ interval }: World): number => (interval === 120 ? 13 : 2);
/** So many at first, then nothing for hours, then two. */
const counted = (first: number, world: World): readonly Series[] =>
  hourly(metricFamiliesHourly, (hour) => (hour === 0 ? first : hour < away(world) ? null : 2), world);

export const metricFamilyVanished: RuleCase = {
  alert: availability.metricFamilyVanished,
  series: (value, world) => counted(2 + value, world),
  from: (_value, world) => away(world) * 3_600,
  // A lost scrape changes no count of half an hour, and counts are what this reads.
  survivesLostScrapes: false,
  silent: {
    "when there are more than before": (_value, world) => counted(1, world),
  },
};

/** Issued before the beginning of the test's time, which is second zero; the project of the test's own plan has fresh ones. */
const issuedBefore = (seconds: number, world: World): readonly Series[] => [
  {
    series: `aura_credentials_issued_timestamp_seconds{aura_stack="${STACK}",aura_project="old"}`,
    values: Array.from({ length: world.steps }, () => -seconds),
  },
];

export const credentialsOld: RuleCase = {
  alert: availability.credentialsOld,
  series: (value, world) => issuedBefore(value, world),
  labels: [{ aura_stack: STACK, aura_project: "old", environment: "prod" }],
};
