import type { Plan } from "../../../catalog/model";
import type { IntegrationConfig } from "../config";
import type { SecretFile } from "../secret-file";
import type { ContactOf } from "./contact-of";
import { say } from "./say";

/** What a responder sees at night beside the summary. Each of Alertmanager's own details is replaced or it would send whole alerts. */
const DETAILS = [
  "description",
  "severity",
  "value",
  "instance",
  "database",
  "project",
  "owner",
  "environment",
  "since",
  "runbook",
  "firing",
  "resolved",
  "num_firing",
  "num_resolved",
];

/** An event of the Events API v2. */
export const pagerdutyConfig = (plan: Plan, contact: ContactOf<"pagerduty">, secretFile: SecretFile): IntegrationConfig => ({
  routing_key_file: secretFile(contact.routingKey),
  ...(contact.url !== undefined && { url: contact.url }),
  send_resolved: true,
  client: `Aura monitoring (${plan.stack})`,
  client_url: say(plan, "link"),
  description: say(plan, "title"),
  severity: say(plan, "pagerduty.severity"),
  source: say(plan, "pagerduty.source"),
  component: say(plan, "pagerduty.component"),
  group: say(plan, "pagerduty.group"),
  class: say(plan, "pagerduty.class"),
  details: Object.fromEntries(DETAILS.map((name) => [name, say(plan, `pagerduty.details.${name}`)])),
  links: [
    { href: say(plan, "runbook"), text: "Runbook" },
    { href: say(plan, "dashboard"), text: "Dashboard" },
    { href: say(plan, "console"), text: "Console" },
    ...(plan.links.alertmanager === undefined ? [] : [{ href: say(plan, "silence"), text: "Silence" }]),
  ],
});
