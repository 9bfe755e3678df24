import type { Incident, Sinks, SlackAttachment, SlackMessage } from "./sinks";
import type { Told } from "./told";

/** The newest Slack message about an alert. */
export interface SlackNews {
  readonly channel: string;
  readonly attachment: SlackAttachment;
}

/** The newest message about this alert whose title begins with a word, as CRITICAL or RESOLVED. Refused ones don't count. */
export function slackAbout(sinks: Sinks, word: string, { title, instance }: Told): SlackNews | undefined {
  const accepted = sinks.received("slack").filter(({ status }) => status < 300);
  const news = accepted.flatMap(({ name, body }) =>
    ((body as SlackMessage | undefined)?.attachments ?? []).map((attachment): SlackNews => ({ channel: name, attachment })),
  );
  return news.findLast(({ attachment }) => {
    const text = attachment.title ?? "";
    return text.startsWith(word) && text.includes(title) && text.includes(instance.name);
  });
}

/** The newest PagerDuty incident of this alert. */
export const incidentOf = (sinks: Sinks, { alert, instance }: Told): Incident | undefined =>
  sinks.incidents().findLast(({ event }) => event.payload?.class === alert && event.payload.component === instance.name);

/** What a message lacks, in words; empty when it has all that a responder needs. */
export function slackProblems({ attachment }: SlackNews): readonly string[] {
  const text = attachment.text ?? "";
  return [
    ...(/\d/.test(text) ? [] : ["Slack: no value in the text"]),
    ...["Runbook", "Console"].filter((name) => !text.includes(`|${name}>`)).map((name) => `Slack: no ${name} link`),
    ...((attachment.color ?? "") === "" ? ["Slack: no colour"] : []),
  ];
}

/** Words of PagerDuty for the severities of this package. */
const PAGERDUTY_SEVERITY: Readonly<Record<string, string>> = {
  emergency: "critical",
  critical: "critical",
  warning: "warning",
  info: "info",
};

/** What an incident lacks, in words. */
export function incidentProblems({ event, dedupKey }: Incident, { severity, instance: { environment } }: Told): readonly string[] {
  const { payload, links = [] } = event;
  return [
    ...(payload?.severity === PAGERDUTY_SEVERITY[severity]
      ? []
      : [`PagerDuty: severity is ${payload?.severity}, not ${PAGERDUTY_SEVERITY[severity]}`]),
    ...(payload?.group === environment ? [] : [`PagerDuty: group is ${payload?.group}, not ${environment}`]),
    ...((payload?.summary ?? "") === "" ? ["PagerDuty: no summary"] : []),
    ...(dedupKey === "" ? ["PagerDuty: no dedup key"] : []),
    ...(links.some(({ text, href }) => text === "Runbook" && /^https?:/.test(href)) ? [] : ["PagerDuty: no runbook link"]),
  ];
}
