import { secretReference } from "../../catalog/model";

/** A key of a Secret, in the namespace of the object that refers to it. */
export interface SecretPlace {
  readonly name: string;
  readonly key: string;
}

/** Where a secret of a plan is in a cluster. Those that the config only names are keys of one Secret. */
export function secretPlace(secret: string, namedIn: string): SecretPlace {
  const reference = secretReference(secret);
  if (reference.kind === "file") throw new Error(`${reference.path} is a file, and no key of a Secret`);
  return reference.kind === "named" ? { name: namedIn, key: reference.name } : { name: reference.name, key: reference.key };
}

const MARK = "kubernetes-secret:";

/** A secret as a document names it in place of a file, until the document becomes an object. */
export const markSecret =
  (namedIn: string) =>
  (secret: string): string => {
    const { name, key } = secretPlace(secret, namedIn);
    return `${MARK}${name}/${key}`;
  };

/** What a mark stands for. @throws Error when the text is none */
export function markedSecret(text: unknown): SecretPlace {
  const [name, key] = typeof text === "string" && text.startsWith(MARK) ? text.slice(MARK.length).split("/") : [];
  if (name === undefined || key === undefined) throw new Error(`no secret is marked here: ${JSON.stringify(text)}`);
  return { name, key };
}
