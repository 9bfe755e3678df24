import type { CheckContext } from "../../cli/checks/check";
import { incidentOf, slackAbout } from "../messages";
import type { Done, Step } from "../session";
import type { Sinks } from "../sinks";
import { StepFailed } from "../step-failed";
import { waitFor } from "../wait";
import type { Lowered } from "./lower-threshold";
import type { Provisioned } from "./provision";
import type { Delivery } from "./see-delivered";
import { ruleOf } from "./see-firing";

/** Milliseconds beyond the time for which the rule keeps firing. */
const PATIENCE = 60_000;

/** Restores the threshold through the stack config and a third `pulumi up`, and waits until both sinks were told that it is over. */
export async function seeResolved({ progress, signal }: Step, context: CheckContext, parts: Resolving): Promise<Done<undefined>> {
  const { provisioned, lowered, sinks, delivery } = parts;
  progress("threshold restored: pulumi up …");
  if (lowered.was === undefined) await provisioned.pulumi.unset(lowered.path);
  else await provisioned.pulumi.set({ [lowered.path]: lowered.was });
  await provisioned.pulumi.up();
  const { keepFiringFor } = await ruleOf(context.prometheus, lowered);
  const limit = PATIENCE + 1_000 * keepFiringFor;
  const done = await waitFor(
    () => {
      const slack = slackAbout(sinks, "RESOLVED", lowered);
      const incident = incidentOf(sinks, lowered);
      const closed = incident?.dedupKey === delivery.dedupKey && incident.status === "resolved";
      const kept = keepFiringFor > 0 ? ` (the rule keeps firing for ${keepFiringFor} s, so that it does not flap)` : "";
      progress(`waiting for ${[...(slack ? [] : ["Slack"]), ...(closed ? [] : ["PagerDuty"])].join(" and ")}${kept} …`);
      return slack && closed ? slack : undefined;
    },
    { signal, limit },
  );
  if (done === undefined) throw notResolved(lowered);
  return { facts: "threshold restored; both told", value: undefined };
}

/** What the step follows. */
export interface Resolving {
  readonly provisioned: Provisioned;
  readonly lowered: Lowered;
  readonly sinks: Sinks;
  readonly delivery: Delivery;
}

const notResolved = ({ alertname }: Lowered): StepFailed =>
  new StepFailed(
    {
      what: `${alertname} was not resolved at both`,
      details: [`within ${PATIENCE / 1_000} s after the rule let go`],
      cause: "Prometheus does not run the restored rule, or Alertmanager did not send the resolved message.",
      fix: "Look whether it still fires under Prometheus › Alerts, and at Alertmanager's log (--keep).",
    },
    "notifications-sent",
  );
