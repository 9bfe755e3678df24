import type { Contact, Plan } from "../../catalog/model";
import type { IntegrationConfig, Receiver } from "./config";
import { emailConfig } from "./contacts/email";
import { pagerdutyConfig } from "./contacts/pagerduty";
import { slackConfig } from "./contacts/slack";
import { topicConfig, type Topics } from "./contacts/topic";
import { webhookConfig } from "./contacts/webhook";
import { heartbeatReceiverOf, nobody, receiverOf, unrouted } from "./names";
import type { SecretFile } from "./secret-file";

/** One receiver for each combination of contacts, so that one route tells them all. */
export function receivers(plan: Plan, secretFile: SecretFile, topics?: Topics): readonly Receiver[] {
  const { stack } = plan;
  const tell = (names: readonly string[], override: IntegrationConfig = {}): Omit<Receiver, "name"> =>
    topics === undefined ? integrations(plan, names, secretFile, override) : topicsOf(plan, names, topics, override);
  const told = plan.routes.flatMap(({ to, escalate }) => (escalate === undefined ? [to] : [to, escalate.to]));
  const all: readonly Receiver[] = [
    { name: nobody(stack) },
    { name: unrouted(stack), ...tell(plan.routes[0]?.to ?? []) },
    ...told.map((to) => ({ name: receiverOf(stack, to), ...tell(to) })),
    ...plan.heartbeats.map(({ to }) => ({
      name: heartbeatReceiverOf(stack, to),
      ...tell(to, { send_resolved: false }),
    })),
  ];
  return [...new Map(all.map((it) => [it.name, it])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Every contact through its topic. */
const topicsOf = (plan: Plan, names: readonly string[], topics: Topics, override: IntegrationConfig): Omit<Receiver, "name"> => ({
  ...(names.length > 0 && { sns_configs: names.map((it) => ({ ...topicConfig(plan, it, topics), ...override })) }),
});

function integrations(plan: Plan, names: readonly string[], secretFile: SecretFile, override: IntegrationConfig): Omit<Receiver, "name"> {
  const configs: Record<`${Contact["kind"]}_configs`, IntegrationConfig[]> = {
    pagerduty_configs: [],
    slack_configs: [],
    email_configs: [],
    webhook_configs: [],
  };
  for (const contact of names.map((name) => contactOf(plan, name))) {
    configs[`${contact.kind}_configs`].push({ ...integration(plan, contact, secretFile), ...override });
  }
  return Object.fromEntries(Object.entries(configs).filter(([, all]) => all.length > 0));
}

function contactOf({ contacts }: Plan, name: string): Contact {
  const found = contacts.find((it) => it.name === name);
  if (found === undefined)
    throw new Error(`A route names the contact ${JSON.stringify(name)}, which is none of: ${contacts.map((it) => it.name).join(", ")}.`);
  return found;
}

function integration(plan: Plan, contact: Contact, secretFile: SecretFile): IntegrationConfig {
  switch (contact.kind) {
    case "pagerduty":
      return pagerdutyConfig(plan, contact, secretFile);
    case "slack":
      return slackConfig(plan, contact, secretFile);
    case "email":
      return emailConfig(plan, contact, secretFile);
    case "webhook":
      return webhookConfig(contact, secretFile);
  }
}
