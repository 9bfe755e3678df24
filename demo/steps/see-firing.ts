import type { CheckContext } from "../../cli/checks/check";
import type { ActiveAlert } from "../../cli/servers/prometheus-answers";
import type { Done, Step } from "../session";
import { StepFailed } from "../step-failed";
import type { Told } from "../told";
import { waitFor } from "../wait";

/** Milliseconds beyond the rule's own holding time. */
const PATIENCE = 60_000;

/** Waits until Prometheus says that the alert fires for the instance. */
export async function seeFiring({ progress, signal }: Step, { prometheus }: CheckContext, awaited: Told): Promise<Done<ActiveAlert>> {
  const { alertname, severity, instance } = awaited;
  const limit = PATIENCE + 1_000 * (await ruleOf(prometheus, awaited)).duration;
  const firing = await waitFor(
    async () => {
      const active = (await prometheus.alerts()).find((it) => isAwaited(it, awaited));
      progress(active === undefined ? `${alertname}: waiting for Prometheus to see it …` : `${alertname} is ${active.state} …`);
      return active?.state === "firing" ? active : undefined;
    },
    { signal, limit, every: 500 },
  );
  if (firing !== undefined)
    return { facts: `${alertname} on ${instance.name} (${instance.id}): ${firing.annotations.value ?? firing.value}`, value: firing };
  throw new StepFailed(
    {
      what: `${alertname} (${severity}) does not fire`,
      details: [`for ${instance.name} (${instance.id}), within ${Math.round(limit / 1_000)} s`],
      cause: "Prometheus does not run the changed rule, or the value is on the other side of the threshold.",
      fix: "Look at the rule under Prometheus › Alerts.",
    },
    "rules-loaded",
  );
}

/** Whether an active alert is the awaited one; escalations of it are others. */
export const isAwaited = ({ labels }: ActiveAlert, { alertname, severity, instance }: Told): boolean =>
  labels.alertname === alertname && labels.severity === severity && labels.instance_id === instance.id && labels.escalation === undefined;

/** The loaded rule of an alert: how long it holds and keeps firing, in seconds; zeros until it is loaded. */
export async function ruleOf(
  { rules }: CheckContext["prometheus"],
  { alertname, severity }: Told,
): Promise<{ readonly duration: number; readonly keepFiringFor: number }> {
  const loaded = (await rules()).flatMap((group) => group.rules);
  return (
    loaded.find((rule) => rule.name === alertname && rule.labels.severity === severity && rule.labels.escalation === undefined) ?? {
      duration: 0,
      keepFiringFor: 0,
    }
  );
}
