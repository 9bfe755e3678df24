import { z } from "zod";

const auth = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("basic"), username: z.string(), password: z.string().describe("A secret") }),
  z.strictObject({ kind: z.literal("bearer"), token: z.string().describe("A secret") }),
]);

/** Where a tenant's rules or Alertmanager configuration are kept. */
export const tenantInputs = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).describe("Address of the service, without a path"),
  path: z.string().startsWith("/").describe("Path of what is kept"),
  tenant: z.string().optional().describe("Sent as X-Scope-OrgID"),
  auth: auth.optional(),
});

export type TenantInputs = z.output<typeof tenantInputs>;
