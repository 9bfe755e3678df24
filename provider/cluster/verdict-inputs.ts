import { z } from "zod";

/** What a program says of the objects whose fate is awaited. */
export const verdictInputs = z.strictObject({
  kubeconfig: z.string().optional(),
  context: z.string().optional(),
  namespace: z.string(),
  objects: z
    .array(z.strictObject({ apiVersion: z.string(), kind: z.string(), name: z.string() }))
    .describe("What an operator accepts or rejects"),
  referred: z
    .array(z.strictObject({ apiVersion: z.string(), kind: z.string(), name: z.string() }))
    .default([])
    .describe("What the objects refer to: a word from before it changed means nothing any more"),
  revisions: z.array(z.string()).describe("Of the objects, in any form that changes when one of them does"),
  laterSecrets: z
    .array(z.string())
    .default([])
    .describe("Secrets that another controller makes: a rejection for want of one is no failure yet"),
  patience: z.number().positive().default(10).describe("Seconds that the operator has for a word"),
});

export type VerdictInputs = z.output<typeof verdictInputs>;
/** The inputs as a program writes them. */
export type VerdictSpec = z.input<typeof verdictInputs>;
