import type { IntegrationConfig } from "../config";
import type { SecretFile } from "../secret-file";
import type { ContactOf } from "./contact-of";

/** Alertmanager's own JSON. The address is a secret: it often carries a token. */
export const webhookConfig = (contact: ContactOf<"webhook">, secretFile: SecretFile): IntegrationConfig => ({
  url_file: secretFile(contact.url),
  max_alerts: contact.maxAlerts,
  send_resolved: true,
});
