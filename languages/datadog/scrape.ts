import type { ScrapeSignal } from "../../catalog/model";
import { Unsupported } from "../unsupported";
import { type DatadogContext, groupedBy, scopeOf } from "./context";
import { RUN } from "./names";

/**
 * What the check tells of its runs, where Prometheus notes something about scrapes. A run that failed has submitted nothing.
 *
 * @throws Unsupported where the check tells nobody
 */
export function scrapeQuery({ name, level }: ScrapeSignal, context: DatadogContext): string {
  const told = (metric: string): string =>
    `${context.folded?.fold ?? "max"}:${metric}${scopeOf(context)}${groupedBy(context.folded?.level ?? level)}`;
  switch (name) {
    case "up":
      return `clamp_max(${told(RUN.submitted)}, 1)`;
    case "scrape_samples_post_metric_relabeling":
      return told(RUN.submitted);
    case "scrape_sample_limit":
      return told(RUN.allowed);
    case "scrape_duration_seconds":
    case "scrape_timeout_seconds":
      throw new Unsupported("Datadog's check tells nobody how long a run took");
  }
}
