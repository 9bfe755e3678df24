import * as availability from "../../../catalog/alerts/availability";
import * as limits from "../../../catalog/alerts/availability-limits";
import type { RuleCase } from "../harness/rule-case";
import { effective } from "../harness/windows";
import { type Course, elsewhere, scrape, type Series, type World } from "../harness/world";

export * from "./availability-data";

/** What is noted about a scrape is noted about a failed one too: it is never lost. */
const NEVER_LOST = { survivesLostScrapes: false } as const;

/** Scrapes in so many seconds. */
const scrapesIn = (seconds: number, { interval }: World): number => Math.ceil(seconds / interval);

const up = (course: Course, world: World): readonly Series[] => scrape("up", course, world);

/** One scrape in ten fails, among them the one at this step. */
const failingNowAndThen =
  (at: number): Course =>
  (step) =>
    step % 10 === at % 10 ? 0 : 1;

export const endpointDown: RuleCase = {
  ...NEVER_LOST,
  alert: availability.endpointDown,
  series: (value, world) => up(value, world),
  silent: {
    "while one scrape in ten fails": (_value, world) => up(failingNowAndThen(scrapesIn(180, world)), world),
    "when it recovers in time": (value, world) => up((step) => (step < scrapesIn(180, world) ? value : 1), world),
    "while another job reads the same endpoint": (value, world) => [
      ...up(value, world),
      ...up(1, world).map((it) => ({ ...it, series: it.series.replace("aura-test", "aura-second") })),
    ],
  },
  fires: { "on for a while after it recovered": (value, world) => up((step) => (step <= scrapesIn(180, world) ? value : 1), world) },
};

export const endpointNotScraped: RuleCase = {
  ...NEVER_LOST,
  alert: availability.endpointNotScraped,
  series: (value, world) => (value === 1 ? [] : up(1, world)),
  silent: { "while scrapes fail, since there is a target": (_value, world) => up(0, world) },
  fires: {
    "while another endpoint is scraped": (_value, world) =>
      up(1, world).map((it) => ({ ...it, series: it.series.replace(/aura_endpoint="[^"]*"/, 'aura_endpoint="6b0c65e8"') })),
    "after a scrape in the first minutes": (_value, world) =>
      up((step) => (step === 0 ? 1 : step === 1 ? Number.NaN : null), { ...world, steps: 2 }),
  },
};

const TIMEOUT = 30;
const failing = (value: number, share: number, world: World): readonly Series[] => [
  ...up(value, world),
  ...scrape("scrape_duration_seconds", TIMEOUT * share, world),
  ...scrape("scrape_timeout_seconds", TIMEOUT, world),
];

export const endpointRefuses: RuleCase = {
  ...NEVER_LOST,
  alert: availability.endpointRefuses,
  series: (value, world) => failing(value, 0.495, world),
  silent: {
    "when the answer takes more than half of the timeout": (value, world) => failing(value, 0.505, world),
    "although another endpoint of the project is quick": (value, world) => [
      ...failing(value, 0.505, world),
      ...elsewhere(failing(1, 0.1, world), "aura_endpoint"),
    ],
  },
  fires: { "when it refuses at once": (value, world) => failing(value, 0.002, world) },
};

const HALF_HOUR = 1_800;
/** How many failures in half an hour are one in five. */
const oneInFive = (world: World): number => scrapesIn(HALF_HOUR, world) / 5;
/** The first half hour is well; then every other scrape fails, so many times. */
const everyOther =
  (times: number, world: World): Course =>
  (step) => {
    const after = step - scrapesIn(HALF_HOUR, world);
    return after >= 0 && after % 2 === 0 && after / 2 < times ? 0 : 1;
  };
/** Down between these shares of the second half hour. */
const downDuring =
  (spans: readonly (readonly [number, number])[], world: World): Course =>
  (step) => {
    const after = step / scrapesIn(HALF_HOUR, world) - 1;
    return spans.some(([from, to]) => after >= from && after < to) ? 0 : 1;
  };

export const scrapeFlapping: RuleCase = {
  ...NEVER_LOST,
  alert: availability.scrapeFlapping,
  steps: "what changes is how often scrapes fail, and half of one cannot",
  values: () => ({ fires: 1, silent: 0 }),
  series: (value, world) => up(everyOther(value === 1 ? Infinity : oneInFive(world), world), world),
  from: (_value, world) => (scrapesIn(HALF_HOUR, world) + 2 * oneInFive(world)) * world.interval,
  silent: {
    "while one scrape in ten fails": (_value, world) => up(failingNowAndThen(0), world),
    "after one outage, while one scrape in ten of another endpoint fails": (_value, world) => [
      ...up(downDuring([[0, 0.3]], world), world),
      ...elsewhere(up(failingNowAndThen(0), world), "aura_endpoint"),
    ],
    "after one outage from begin to end, and a failure before it": (_value, world) =>
      up(
        downDuring(
          [
            [-0.95, -0.9],
            [0, 0.3],
          ],
          world,
        ),
        world,
      ),
    "while a second outage goes on": (_value, world) =>
      up(
        downDuring(
          [
            [0, 0.3],
            [0.4, 2],
          ],
          world,
        ),
        world,
      ),
  },
  fires: {
    "after a second outage": (_value, world) =>
      up(
        downDuring(
          [
            [0, 0.2],
            [0.28, 0.41],
          ],
          world,
        ),
        world,
      ),
  },
};

const taking = (seconds: Course, world: World): readonly Series[] => [
  ...scrape("scrape_duration_seconds", seconds, world),
  ...scrape("scrape_timeout_seconds", TIMEOUT, world),
];

const TEN_MINUTES = 600;

export const scrapeSlow: RuleCase = {
  ...NEVER_LOST,
  alert: limits.scrapeSlow,
  series: (value, world) => taking((step) => (step * world.interval < TEN_MINUTES ? 0 : value * TIMEOUT), world),
  from: (_value, world) => TEN_MINUTES + effective("10m", world) - world.interval,
  silent: { "when one scrape in ten times out": (_value, world) => taking((step) => (step % 10 === 0 ? TIMEOUT : 1), world) },
  fires: {
    "although one scrape in ten is refused at once": (_value, world) => taking((step) => (step % 10 === 3 ? 0.05 : 0.95 * TIMEOUT), world),
  },
};

const LIMIT = 5_000;
const bringing = (samples: Course, world: World): readonly Series[] => [
  ...scrape("scrape_samples_post_metric_relabeling", samples, world),
  ...scrape("scrape_sample_limit", LIMIT, world),
];

export const sampleLimitNear: RuleCase = {
  ...NEVER_LOST,
  alert: limits.sampleLimitNear,
  series: (value, world) => bringing(value * LIMIT, world),
  silent: {
    "after two large answers": (value, world) => bringing((step) => (step < 2 ? value * LIMIT : 100), world),
    "where there is no limit": (value, world) => [
      ...scrape("scrape_samples_post_metric_relabeling", value * LIMIT, world),
      ...scrape("scrape_sample_limit", 0, world),
    ],
  },
  fires: {
    "although only one scrape in five minutes succeeds": (value, world) =>
      bringing((step) => (step % (effective("5m", world) / world.interval) === 0 ? value * LIMIT : 0), world),
  },
};
