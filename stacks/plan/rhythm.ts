import { toSeconds } from "../../catalog/model";
import { PROFILES } from "../config/scrape";
import type { Draft } from "./draft";

/** Seconds: Aura answers with the same bytes for this long. */
const CACHE = 30;
/** Seconds: Aura recommends to ask at least this often; beyond, alerts lose sight between two samples. */
const SLOWEST = 120;
/** Seconds: what Aura recommends. */
const TIMEOUT = 30;

/** How often Aura is asked and rules are evaluated, and when a scrape is given up; in seconds. */
export interface Rhythm {
  readonly interval: number;
  readonly timeout: number;
}

/** Reads the section `scrape`. Only a server that is not Aura's own may be asked more often than every 30 s. */
export function resolveRhythm({ config: { scrape, aura }, report }: Draft): Rhythm {
  const interval = scrape.interval === undefined ? PROFILES[scrape.profile] : toSeconds(scrape.interval);
  const value = scrape.interval ?? scrape.profile;
  if (interval < CACHE && isAura(aura.metricsUrl)) {
    report({
      path: "scrape.interval",
      value,
      problem: "is shorter than 30s, and Aura answers with the same bytes for 30 s",
      fix: "write 30s or more",
    });
  }
  if (interval > SLOWEST) {
    report({
      path: "scrape.interval",
      value,
      problem: "is longer than 2m; Aura is to be asked every 30 s to 2 min, and alerts would miss what happens between",
      fix: "write 2m or less",
    });
  }
  const timeout = scrape.timeout === undefined ? Math.min(TIMEOUT, interval) : toSeconds(scrape.timeout);
  if (timeout > interval) {
    report({
      path: "scrape.timeout",
      value: scrape.timeout ?? "",
      problem: `is longer than the interval of ${interval} s; Prometheus refuses that`,
      fix: `write ${interval}s or less`,
    });
  }
  return { interval, timeout };
}

const isAura = (url: string): boolean => /(^|\.)neo4j\.(io|com)$/.test(new URL(url).hostname);
