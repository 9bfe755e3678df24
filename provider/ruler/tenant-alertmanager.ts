import { parse, stringify } from "yaml";

import type { AlertmanagerInputs } from "./alertmanager-inputs";
import { askTenant, shortened, unexpected } from "./ask-tenant";
import { placeSecrets } from "./place-secrets";
import type { TenantInputs } from "./tenant-inputs";

/** What a tenant's Alertmanager has. Holds values of secrets: never to be shown. */
export interface TenantConfig {
  readonly config: string;
  readonly templates: Readonly<Record<string, string>>;
}

/** What is to be sent: the only place where a configuration holds values of secrets. */
export const withValues = ({ config, templates, secrets }: AlertmanagerInputs): TenantConfig => ({
  config: placeSecrets(config, (name) => secrets[name]),
  templates,
});

/** Undefined when the tenant has no configuration. @throws Error when the service cannot be asked */
export async function readTenantConfig(inputs: TenantInputs): Promise<TenantConfig | undefined> {
  const { status, text } = await askTenant(inputs);
  if (status === 404) return undefined;
  if (status !== 200) throw new Error(`${inputs.url} did not show its Alertmanager configuration: it answers ${status}`);
  const { alertmanager_config, template_files } = (parse(text) ?? {}) as {
    readonly alertmanager_config?: string;
    readonly template_files?: Readonly<Record<string, string>> | null;
  };
  if (alertmanager_config === undefined || alertmanager_config === "") return undefined;
  return { config: alertmanager_config, templates: template_files ?? {} };
}

/** @throws Error with the service's words, in which values of secrets are blackened */
export async function writeTenantConfig(inputs: AlertmanagerInputs): Promise<void> {
  const { config, templates } = withValues(inputs);
  const answer = await askTenant(inputs, { method: "POST", body: stringify({ alertmanager_config: config, template_files: templates }) });
  if (answer.status < 300) return;
  const words = Object.values(inputs.secrets).reduce((text, value) => text.replaceAll(value, "[secret]"), answer.text);
  throw new Error(`the Alertmanager of the tenant refuses its configuration (${answer.status}): ${shortened(words)}`);
}

/** Takes the configuration away; the tenant's Alertmanager then tells nobody. */
export async function removeTenantConfig(inputs: TenantInputs): Promise<void> {
  const answer = await askTenant(inputs, { method: "DELETE" });
  if (answer.status >= 300 && answer.status !== 404) throw unexpected(inputs, "remove its Alertmanager configuration", answer);
}
