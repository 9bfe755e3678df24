import type { Plan } from "../../../catalog/model";
import type { IntegrationConfig } from "../config";
import type { SecretFile } from "../secret-file";
import type { ContactOf } from "./contact-of";
import { say } from "./say";

/** A mail with the same title and text as everywhere, in HTML and as plain text. */
export const emailConfig = (plan: Plan, contact: ContactOf<"email">, secretFile: SecretFile): IntegrationConfig => ({
  to: contact.to.join(", "),
  from: contact.from,
  smarthost: contact.smarthost,
  require_tls: contact.requireTls,
  ...(contact.username !== undefined && { auth_username: contact.username }),
  ...(contact.password !== undefined && { auth_password_file: secretFile(contact.password) }),
  send_resolved: true,
  headers: { Subject: say(plan, "title") },
  text: say(plan, "email.text"),
  html: say(plan, "email.html"),
});
