import type { Plan } from "../../../catalog/model";
import type { IntegrationConfig } from "../config";
import type { SecretFile } from "../secret-file";
import type { ContactOf } from "./contact-of";
import { say } from "./say";

const POST_MESSAGE = "https://slack.com/api/chat.postMessage";

/** A message with a bar in the colour of its severity; the same in green when it is over. */
export const slackConfig = (plan: Plan, contact: ContactOf<"slack">, secretFile: SecretFile): IntegrationConfig => ({
  ...(contact.webhook !== undefined && { api_url_file: secretFile(contact.webhook) }),
  ...(contact.appToken !== undefined && { app_token_file: secretFile(contact.appToken), app_url: contact.appUrl ?? POST_MESSAGE }),
  channel: contact.channel,
  send_resolved: true,
  color: say(plan, "slack.color"),
  title: say(plan, "slack.title"),
  title_link: say(plan, "link"),
  text: say(plan, "slack.text"),
  fallback: say(plan, "title"),
});
