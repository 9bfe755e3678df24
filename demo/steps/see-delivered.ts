import { incidentOf, incidentProblems, slackAbout, slackProblems } from "../messages";
import type { Done, Step } from "../session";
import type { Sinks } from "../sinks";
import { StepFailed } from "../step-failed";
import type { Told } from "../told";
import { waitFor } from "../wait";

/** Milliseconds: the route waits a second, and a busy machine a little longer. */
const PATIENCE = 60_000;

/** What arrived at both sinks. */
export interface Delivery {
  readonly dedupKey: string;
  readonly channel: string;
}

/** Waits until Slack and PagerDuty were told, and looks whether they were told everything. */
export async function seeDelivered({ progress, signal }: Step, sinks: Sinks, told: Told): Promise<Done<Delivery>> {
  const word = told.severity.toUpperCase();
  const found = await waitFor(
    () => {
      const slack = slackAbout(sinks, word, told);
      const incident = incidentOf(sinks, told);
      progress(`waiting for ${[...(slack ? [] : ["Slack"]), ...(incident ? [] : ["PagerDuty"])].join(" and ")} …`);
      return slack && incident ? { slack, incident } : undefined;
    },
    { signal, limit: PATIENCE },
  );
  if (found === undefined) throw notDelivered(sinks, told);
  const { slack, incident } = found;
  const problems = [...slackProblems(slack), ...incidentProblems(incident, told)];
  if (problems.length > 0) throw incomplete(problems);
  return {
    facts: `Slack ${slack.channel} · PagerDuty trigger, severity ${incident.event.payload?.severity}`,
    value: { dedupKey: incident.dedupKey, channel: slack.channel },
  };
}

function notDelivered(sinks: Sinks, told: Told): StepFailed {
  const all = sinks.received().filter(({ channel }) => channel === "slack" || channel === "pagerduty");
  const refused = all.filter(({ status }) => status >= 300);
  return new StepFailed(
    {
      what: `${told.alertname} was not delivered to both`,
      details: [`${all.length} messages arrived in ${PATIENCE / 1_000} s, ${refused.length} of them were refused`],
      cause: "Alertmanager did not get the alert, its routes lead elsewhere, or the contact refuses the message.",
      fix: "Look at Alertmanager › Alerts for the receivers of the alert, and at its log (--keep).",
    },
    "notifications-sent",
  );
}

const incomplete = (problems: readonly string[]): StepFailed =>
  new StepFailed({
    what: "a message lacks what a responder needs",
    details: problems,
    cause: "A message template does not fill it in.",
    fix: "See the message on the Messages page, and compilers/alertmanager/messages.",
  });
