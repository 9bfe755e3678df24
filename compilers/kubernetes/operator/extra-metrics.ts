import { type Plan, type PlannedAlert, walk } from "../../../catalog/model";
import type { Gap } from "../../compiled";

/** What Prometheus tells of a scrape only with `extra_scrape_metrics`, which a ScrapeConfig cannot ask for. */
const EXTRA: readonly string[] = ["scrape_timeout_seconds", "scrape_sample_limit"];

const REASON =
  "a ScrapeConfig cannot ask for extra scrape metrics: set enableFeatures: [extra-scrape-metrics] in the Prometheus object, then prometheus.extraScrapeMetrics: true";

/** The plan without alerts that need extra metrics of scrapes, and those alerts as gaps. */
export function withoutExtraMetrics(plan: Plan): { readonly plan: Plan; readonly gaps: readonly Gap[] } {
  const left = plan.alerts.filter(needsExtra);
  const gaps = left.filter(({ on }) => on.length > 0).map(({ id }) => ({ alert: id, reason: REASON }));
  return { plan: { ...plan, alerts: plan.alerts.filter((it) => !left.includes(it)) }, gaps };
}

const needsExtra = ({ when }: PlannedAlert): boolean => walk(when.signal).some((it) => it.kind === "scrape" && EXTRA.includes(it.name));
