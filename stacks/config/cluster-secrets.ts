import * as z from "zod";
import { objectName } from "../values/kubernetes-names";

const created = z.strictObject({
  kind: z.literal("created").describe("A Secret of the stack's own holds the values that Pulumi has (secrets:<name>)."),
});

const existing = z.strictObject({
  kind: z.literal("existing"),
  name: objectName().describe("The Secret that holds them: one key for each name."),
});

const external = z.strictObject({
  kind: z.literal("external"),
  name: objectName().describe(
    "The Secret that External Secrets or another controller makes, maybe after the stack: one key for each name.",
  ),
});

/** Where a cluster has the values of secrets that the config only names. */
export const clusterSecrets = z
  .discriminatedUnion("kind", [created, existing, external])
  .prefault({ kind: "created" })
  .describe(
    "Where the values are of secrets that the config names. { kubernetesSecret: { name, key } } in place of a name goes before this.",
  );

/** The choice as the config has it. */
export type ClusterSecrets = z.output<typeof clusterSecrets>;
