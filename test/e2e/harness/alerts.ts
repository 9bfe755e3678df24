import { alertName } from "../../../catalog/model";
import type { Prometheus } from "../../../cli/servers/prometheus";
import type { ActiveAlert } from "../../../cli/servers/prometheus-answers";
import type { PagerDutyEvent, Sinks } from "../../../demo/sinks";
import { eventually } from "./eventually";

/** Which alert is meant. What is left out is not looked at. */
export interface Wanted {
  /** Its id in the catalog. */
  readonly alert: string;
  readonly instance?: string;
  readonly stack?: string;
}

const isWanted = ({ alert, instance, stack }: Wanted, { labels }: ActiveAlert): boolean =>
  labels.aura_alert === alert &&
  (instance === undefined || labels.instance_id === instance) &&
  (stack === undefined || labels.aura_stack === stack);

/** The alerts that fire, of those that are meant. */
export const firing = async (prometheus: Prometheus, wanted: Wanted): Promise<readonly ActiveAlert[]> =>
  (await prometheus.alerts()).filter((it) => it.state === "firing" && isWanted(wanted, it));

/** Waits for it to fire. @throws Error that lists what is active instead */
export const seeFiring = (prometheus: Prometheus, wanted: Wanted): Promise<ActiveAlert> =>
  eventually(
    `${JSON.stringify(wanted)} fires`,
    async () => (await firing(prometheus, wanted))[0],
    async () => (await prometheus.alerts()).map(({ labels, state }) => `${labels.alertname} ${labels.instance_id ?? ""} ${state}`),
  );

/** The events that PagerDuty was sent about an alert, oldest first. */
export const pages = (
  sinks: Sinks,
  { alert, instance }: Wanted,
  action: PagerDutyEvent["event_action"] = "trigger",
): readonly PagerDutyEvent[] =>
  sinks
    .received("pagerduty")
    .map(({ body }) => body as PagerDutyEvent)
    .filter(
      ({ event_action: is, payload }) =>
        is === action && payload?.class === alert && (instance === undefined || payload.source === instance),
    );

/** Waits for the first page about an alert. @throws Error that lists what was sent instead */
export const seePage = (sinks: Sinks, wanted: Wanted): Promise<PagerDutyEvent> =>
  eventually(
    `PagerDuty is told of ${JSON.stringify(wanted)}`,
    () => pages(sinks, wanted)[0],
    () => sinks.received("pagerduty").map(({ status, body }) => `${status} ${JSON.stringify((body as PagerDutyEvent).payload)}`),
  );

/** Waits until rules were evaluated so many times from now on. */
export async function evaluations(prometheus: Prometheus, alert: string, times: number): Promise<void> {
  const last = async (): Promise<string> =>
    (await prometheus.rules()).flatMap(({ rules }) => rules).find(({ name }) => name === alertName(alert))?.lastEvaluation ?? "";
  for (let seen = await last(), left = times; left > 0; left--) {
    const before = seen;
    seen = await eventually(`${alert} is evaluated again`, async () => {
      const now = await last();
      return now !== before && now;
    });
  }
}
