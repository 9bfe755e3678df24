import * as z from "zod";
import { safeAddressText } from "../values/address";
import { nameKey } from "../values/names";
import { secretReference } from "../values/secret-reference";
import { oneOrMany } from "../values/one-or-many";

const mail = () => z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, "is not a mail address → write it as name@example.com");

const pagerduty = z.strictObject({
  kind: z.literal("pagerduty"),
  routingKey: secretReference().describe("Name of the secret that holds the integration key (Events API v2)."),
  url: safeAddressText().optional().describe("Another event address, as for the EU service region. Default: PagerDuty's."),
});

const slack = z.strictObject({
  kind: z.literal("slack"),
  channel: z
    .string()
    .regex(/^(#[^\s,#]+|[CDG][A-Z0-9]{7,}|@[^\s,]+)$/, 'is not a channel → write it with #, as "#db-alerts"')
    .describe("Channel, with # and in quotes, or its id."),
  webhook: secretReference().optional().describe("Name of the secret that holds the address of an incoming webhook."),
  appToken: secretReference().optional().describe("Name of the secret that holds an app token, in place of a webhook."),
  appUrl: safeAddressText().optional().describe("Another address for app tokens. Default: Slack's chat.postMessage."),
});

const email = z.strictObject({
  kind: z.literal("email"),
  to: oneOrMany(mail()).describe("Who gets it."),
  from: mail().describe("Who it seems to come from."),
  smarthost: z
    .string()
    .regex(/^[^\s:/]+:\d+$/, 'is not a mail server → write host and port, as "smtp.example.com:587"')
    .describe("Mail server with port."),
  username: z.string().min(1).optional().describe("User at the mail server."),
  password: secretReference().optional().describe("Name of the secret that holds the password."),
  requireTls: z.boolean().default(true).describe("Refuse to send unencrypted."),
});

const webhook = z.strictObject({
  kind: z.literal("webhook"),
  url: secretReference().describe("Name of the secret that holds the address: such addresses are keys."),
  maxAlerts: z.int().min(0).default(0).describe("Alerts in one call at most; 0: all."),
});

/** The section `contacts`: who can be told, by name. */
export const contacts = z.record(nameKey(), z.discriminatedUnion("kind", [pagerduty, slack, email, webhook]));

/** One contact as the config has it. */
export type ContactInput = z.output<typeof contacts>[string];
