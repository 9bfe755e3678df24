import * as z from "zod";
import { secretText } from "../../catalog/model";
import { objectName, secretKey } from "./kubernetes-names";
import { secretName } from "./names";

const elsewhere = z
  .strictObject({
    kubernetesSecret: z
      .strictObject({
        name: objectName().describe("Name of the Secret, in the namespace of the stack's objects."),
        key: secretKey().describe("Key in it."),
      })
      .optional()
      .describe("A key of a Secret that the cluster has already."),
    file: z
      .string()
      .regex(/^\/[^\0]*[^/\0]$/, "is not an absolute path of a file → write it from /, as the server's machine has it")
      .optional()
      .describe("A file that the server's machine has already."),
  })
  .refine(({ kubernetesSecret, file }) => (kubernetesSecret === undefined) !== (file === undefined), {
    message: "does not say where the secret is → give one of kubernetesSecret: { name, key }, file",
    when: ({ issues }) => issues.length === 0,
  });

/** Names a secret whose value is handed over, or says where it is already; once read, the text of a reference. */
export const secretReference = () =>
  z
    .union([secretName(), elsewhere], {
      error: "is no reference to a secret → name it as text, or write { kubernetesSecret: { name, key } } or { file }",
    })
    .transform((it): string => {
      if (typeof it === "string") return it;
      if (it.kubernetesSecret !== undefined) return secretText({ kind: "kubernetes", ...it.kubernetesSecret });
      return secretText({ kind: "file", path: it.file! });
    });
