import { z } from "zod";

import { tenantInputs } from "./tenant-inputs";

/** What a program says of the Alertmanager configuration of a tenant. Plain data; secrets are already unwrapped. */
export const alertmanagerInputs = z.strictObject({
  ...tenantInputs.shape,
  owner: z.string().startsWith("#").describe("First line of the configuration: says whose it is"),
  config: z.string().describe("The configuration in YAML, with `aura-secret:<name>` in place of secrets"),
  templates: z.record(z.string().regex(/^[^/]+$/), z.string()).describe("Message templates by file name"),
  secrets: z.record(z.string(), z.string()).describe("Value of each secret by its name"),
});

export type AlertmanagerInputs = z.output<typeof alertmanagerInputs>;
/** The inputs as a program writes them. */
export type AlertmanagerSpec = z.input<typeof alertmanagerInputs>;
