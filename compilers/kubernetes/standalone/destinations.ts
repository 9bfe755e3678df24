import type { Contact, Plan } from "../../../catalog/model";

/** Where a server sends to. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

const HTTPS = 443;
const MAIL = 25;

/** What Prometheus asks and writes to: Aura, and long-term storage. */
export const ofPrometheus = (plan: Plan): readonly Destination[] =>
  [plan.metricsUrl, plan.tokenUrl, ...plan.remoteWrite.map(({ url }) => url)].map(ofUrl);

/** Whom Alertmanager tells. */
export const ofAlertmanager = (plan: Plan): readonly Destination[] => plan.contacts.map(ofContact);

/** An address that is a secret is only known to be outside; its port is taken as that of https. */
function ofContact(contact: Contact): Destination {
  switch (contact.kind) {
    case "pagerduty":
      return contact.url === undefined ? { host: "events.pagerduty.com", port: HTTPS } : ofUrl(contact.url);
    case "slack":
      return contact.appUrl === undefined ? { host: "slack.com", port: HTTPS } : ofUrl(contact.appUrl);
    case "email": {
      const [, host = "", port] = /^(.*?)(?::(\d+))?$/.exec(contact.smarthost) ?? [];
      return { host, port: port === undefined ? MAIL : Number(port) };
    }
    case "webhook":
      return { host: "", port: HTTPS };
  }
}

function ofUrl(text: string): Destination {
  const { hostname, port, protocol } = new URL(text);
  return { host: hostname, port: port === "" ? (protocol === "http:" ? 80 : HTTPS) : Number(port) };
}
