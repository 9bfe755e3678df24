import { counted } from "../diagnosis/endpoints";
import { type Check, couldNotCheck, type Finding, findingsOr } from "./check";

/** Of the scrapes in an hour, this share may be lost: beyond, alerts with long windows begin to see gaps. */
const LOST_AT_MOST = 0.02;

/** "Intermittent scrape failures": targets that are up now and were not always. */
export const scrapesSteady: Check = {
  id: "scrapes-steady",
  title: "scrapes hardly ever fail",
  run: async ({ plan, prometheus }) => {
    const up = `up{aura_stack="${plan.stack}"}`;
    const shares = await prometheus.query(`avg_over_time(${up}[1h])`);
    if (shares.length === 0) return couldNotCheck("no scrape was made in the last hour", "see targets-up");
    const unseen = plan.projects.flatMap(({ id, endpoints }) =>
      endpoints.filter((it) => !shares.some(({ metric }) => metric.aura_project === id && metric.aura_endpoint === it.id)),
    );
    const slow = await prometheus.query(`max_over_time(scrape_duration_seconds{aura_stack="${plan.stack}"}[1h])`);
    const lossy = shares.filter(({ value }) => !(value >= 1 - LOST_AT_MOST));
    const findings = lossy.map(({ metric, value }): Finding => {
      const longest = slow.find((it) => it.metric.aura_endpoint === metric.aura_endpoint)?.value ?? NaN;
      return explain(metric.aura_endpoint ?? "unknown", value, longest, plan.timeout);
    });
    if (findings.length === 0 && unseen.length > 0)
      return couldNotCheck(
        `of ${counted(unseen.length, "endpoint")} no scrape was made in the last hour: ${unseen
          .map(({ id }) => id)
          .slice(0, 6)
          .join(", ")}`,
        "see targets-up",
      );
    const worst = Math.min(...shares.map(({ value }) => value));
    return findingsOr(findings, `${percent(worst)} of the scrapes in the last hour succeeded`);
  },
};

function explain(endpoint: string, share: number, longest: number, timeout: number): Finding {
  const slow = longest >= 0.9 * timeout;
  return {
    what: "scrapes fail now and then",
    details: [
      `${endpoint}: ${percent(share)} of the scrapes in the last hour succeeded`,
      `the longest took ${longest.toFixed(1)} s; Prometheus waits ${timeout} s`,
    ],
    cause: slow
      ? "Answers come too late: many instances behind one endpoint, or a slow network."
      : "Aura answers 429 or 5xx at times, or the network loses connections.",
    fix: slow
      ? "Set scrape.timeout to 30s, and aura.projects.<project>.endpoints to instances."
      : "Scrape every 60 s or slower with one Prometheus for each project, and look at Prometheus › Status › Targets while it fails.",
  };
}

const percent = (share: number): string => `${(Math.floor(share * 1_000) / 10).toString()} %`;
