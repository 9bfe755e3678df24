import { z } from "zod";

import { tenantInputs } from "./tenant-inputs";

const group = z.strictObject({ name: z.string().min(1), text: z.string().describe("The group in YAML") });

/** What a program says of a namespace of rule groups in a ruler. Plain data; secrets are already unwrapped. */
export const namespaceInputs = z.strictObject({
  ...tenantInputs.shape,
  namespace: z.string().min(1).describe("Permanent name; all groups in it are this resource's"),
  groups: z.array(group).describe("In the order in which they are written"),
});

export type NamespaceInputs = z.output<typeof namespaceInputs>;
/** The inputs as a program writes them. */
export type NamespaceSpec = z.input<typeof namespaceInputs>;
