import type { Prometheus } from "../servers/prometheus";
import { type Check, couldNotCheck, type Finding, findingsOr } from "./check";

/** Nothing was lost lately where Prometheus keeps Alertmanager's counts; elsewhere, since Alertmanager started. */
export const notificationsSent: Check = {
  id: "notifications-sent",
  title: "no notification was lost",
  run: async ({ plan, alertmanager, prometheus }) => {
    const sinceStart = await alertmanager.failures();
    if (sinceStart === undefined)
      return couldNotCheck(
        `${alertmanager.url}/metrics has no count of failed notifications`,
        "give Alertmanager's address with --alertmanager",
      );
    const job = plan.watcher.alertmanager;
    const lately = job === undefined ? [] : await failedWithin("1h", job, prometheus);
    if (job === undefined || lately.length === 0)
      return findingsOr(Object.entries(sinceStart).map(everFailed), "none failed since Alertmanager started");
    const failed = lately.filter(({ count }) => count > 0);
    const now = failed.length === 0 ? [] : await failedWithin("10m", job, prometheus);
    return findingsOr(
      failed.map((it) => failedLately(it, now.find(({ integration }) => integration === it.integration)?.count ?? 0)),
      "none failed in the last hour",
    );
  },
};

interface Failed {
  readonly integration: string;
  /** Prometheus extrapolates growth. */
  readonly count: number;
}

/** Every integration, with what failed of it; empty where Prometheus knows no such counts. */
async function failedWithin(window: "1h" | "10m", job: string, { query }: Pick<Prometheus, "query">): Promise<readonly Failed[]> {
  const growth = `increase(alertmanager_notifications_failed_total{job=${JSON.stringify(job)}}[${window}])`;
  const grown = await query(`sum by (integration) (${growth})`);
  return grown.map(({ metric, value }) => ({ integration: metric.integration ?? "unknown", count: Math.ceil(value) }));
}

const CAUSE = "The address or key of the contact is wrong, its service refuses the message, or the way to it is blocked.";
const FIX = "See Alertmanager's log for the answer, correct the contact's secret with `pulumi config set --secret`, then `pulumi up`.";

const failedLately = ({ integration, count }: Failed, now: number): Finding => ({
  what: `notifications to ${integration} fail`,
  details: [`about ${count} could not be sent in the last hour, ${now > 0 ? `${now}` : "none"} of them in the last 10 minutes`],
  cause: CAUSE,
  fix: now > 0 ? FIX : `${FIX} Where that was done, this passes an hour after the last failure.`,
});

/** An old failure looks like one that goes on: the count never falls while Alertmanager runs. */
const everFailed = ([integration, count]: readonly [string, number]): Finding => ({
  what: `notifications to ${integration} failed, perhaps long ago`,
  details: [`${count} could not be sent since Alertmanager started, of all stacks that it serves`],
  cause: CAUSE,
  fix: `Run this again in a few minutes: it goes on when the count grows. ${FIX} With Alertmanager's job in watcher.alertmanager only the last hour counts.`,
});
