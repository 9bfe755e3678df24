import type { IntegrationConfig, Receiver } from "../../alertmanager/config";
import { markedSecret } from "../secret-place";
import { inlined } from "./inline-messages";

type Field = (value: unknown) => object;
type Messages = Readonly<Record<string, string>>;

const as =
  (name: string): Field =>
  (value) => ({ [name]: value });

const secretAs =
  (name: string): Field =>
  (value) => ({ [name]: markedSecret(value) });

const pairsAs =
  (name: string): Field =>
  (value) => ({ [name]: Object.entries(value as Readonly<Record<string, string>>).map(([key, text]) => ({ key, value: text })) });

const linksAs =
  (name: string): Field =>
  (value) => ({
    [name]: (value as readonly { readonly href: string; readonly text: string }[]).map(({ href, text }) => ({ href, alt: text })),
  });

const same = (...names: readonly string[]): Readonly<Record<string, Field>> => Object.fromEntries(names.map((name) => [name, as(name)]));

const EVERY = { send_resolved: as("sendResolved") };

/** What v1alpha1 calls each field of an integration. A field that is not here cannot be said. */
const INTEGRATIONS: Readonly<Record<string, { readonly name: string; readonly fields: Readonly<Record<string, Field>> }>> = {
  pagerduty_configs: {
    name: "pagerdutyConfigs",
    fields: {
      ...EVERY,
      ...same("url", "client", "description", "severity", "source", "component", "group", "class"),
      routing_key_file: secretAs("routingKey"),
      client_url: as("clientURL"),
      details: pairsAs("details"),
      links: linksAs("pagerDutyLinkConfigs"),
    },
  },
  slack_configs: {
    name: "slackConfigs",
    fields: {
      ...EVERY,
      ...same("channel", "color", "title", "text", "fallback"),
      api_url_file: secretAs("apiURL"),
      title_link: as("titleLink"),
    },
  },
  email_configs: {
    name: "emailConfigs",
    fields: {
      ...EVERY,
      ...same("to", "from", "smarthost", "text", "html"),
      require_tls: as("requireTLS"),
      auth_username: as("authUsername"),
      auth_password_file: secretAs("authPassword"),
      headers: pairsAs("headers"),
    },
  },
  webhook_configs: { name: "webhookConfigs", fields: { ...EVERY, url_file: secretAs("urlSecret"), max_alerts: as("maxAlerts") } },
};

/** A receiver as v1alpha1 has it, with the templates of its messages inside of it. @throws Error where v1alpha1 has no such field */
export function receiverSpec({ name, ...integrations }: Receiver, messages: Messages): object {
  const converted = Object.entries(integrations).map(([kind, configs]) => [
    INTEGRATIONS[kind]!.name,
    configs.map((it) => integrationSpec(kind, it, messages)),
  ]);
  return { name, ...(Object.fromEntries(converted) as object) };
}

function integrationSpec(kind: string, config: IntegrationConfig, messages: Messages): object {
  const { fields } = INTEGRATIONS[kind]!;
  const parts = Object.entries(config).map(([key, value]) => {
    const field = fields[key];
    if (field === undefined) throw new Error(`AlertmanagerConfig v1alpha1 has nothing for ${kind}.${key}`);
    return field(withMessages(value, messages));
  });
  return Object.assign({}, ...parts) as object;
}

function withMessages(value: unknown, messages: Messages): unknown {
  if (typeof value === "string") return inlined(value, messages);
  if (Array.isArray(value)) return value.map((it) => withMessages(it, messages));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withMessages(it, messages)]));
}
