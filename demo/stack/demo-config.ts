import { randomBytes } from "node:crypto";
import type { Contact, Plan } from "../../catalog/model";
import type { Surroundings } from "../steps/start-aura";
import type { Workspace } from "../workspace";

/** Where this run's servers will listen. */
export interface ServerUrls {
  readonly prometheus: string;
  readonly alertmanager: string;
}

/** What of the demo's stack file depends on the run, by path for `pulumi config set`. */
export function runValues(
  { contacts }: Plan,
  { simulator, sinks }: Surroundings,
  urls: ServerUrls,
  { files, dashboards }: Pick<Workspace, "files" | "dashboards">,
): Readonly<Record<string, string>> {
  const events = contacts
    .filter(({ kind }) => kind === "pagerduty")
    .map(({ name }) => [`aura-monitoring:contacts.${name}.url`, sinks.pagerDutyUrl]);
  return {
    "aura-monitoring:aura.metricsUrl": simulator.url,
    "aura-monitoring:aura.tokenUrl": simulator.tokenUrl,
    "aura-monitoring:prometheus.directory": files,
    "aura-monitoring:grafana.directory": dashboards,
    "aura-monitoring:prometheus.url": urls.prometheus,
    "aura-monitoring:alertmanager.url": urls.alertmanager,
    "aura-monitoring:links.alertmanager": urls.alertmanager,
    ...(Object.fromEntries(events) as Record<string, string>),
  };
}

/** The value of every secret that the plan names. */
export function runSecrets({ contacts }: Plan, { fleet, sinks }: Surroundings): Readonly<Record<string, string>> {
  return { ...fleet.secrets, ...Object.fromEntries(contacts.flatMap((contact) => secretOf(contact, sinks))) };
}

function secretOf(contact: Contact, sinks: Surroundings["sinks"]): readonly (readonly [string, string])[] {
  switch (contact.kind) {
    case "pagerduty":
      return [[contact.routingKey, randomBytes(16).toString("hex")]];
    case "slack":
      return contact.webhook === undefined ? [] : [[contact.webhook, sinks.slackUrl]];
    case "webhook":
      return [[contact.url, sinks.heartbeatUrl(contact.name)]];
    case "email":
      throw new Error(`contact ${contact.name} of the demo stack is a mail address, and the demo receives no mail`);
  }
}
