import type { Plan } from "../../catalog/model";
import { quoted } from "../../languages/nrql";
import { timerOf, windowOf } from "./timing";

/** A condition on the absence of everything: New Relic hears of Aura through Prometheus alone. */
export interface NewRelicSilence {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly query: string;
  readonly window: number;
  readonly timer: number;
  /** Seconds without a sample after which it fires; also how long remote write may be retried. */
  readonly expiration: number;
}

/** An hour of Prometheus' write-ahead log is caught up within minutes; ten minutes of silence are no restart any more. */
const SILENT = 600;

/** New Relic's own sign of life of the pipeline; it stands in for the heartbeats that Alertmanager sends. */
export const silenceOf = (plan: Plan): NewRelicSilence => ({
  name: `AuraSilent critical (${plan.stack})`,
  title: `CRITICAL  Nothing comes from Prometheus (${plan.environment})`,
  description:
    "No sample of this stack has reached New Relic: Prometheus is down, its remote write fails, or the license key was revoked. None of the other conditions can fire.",
  query: `SELECT count(\`up\`) FROM Metric WHERE aura_stack = ${quoted(plan.stack)}`,
  window: windowOf(plan),
  timer: timerOf(plan),
  expiration: Math.max(SILENT, 5 * plan.interval),
});
