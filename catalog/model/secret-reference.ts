/** Where the value of a secret is. A plan holds references as text, and never a value. */
export type SecretReference =
  /** A value that is handed over with the config, by its name. */
  | { readonly kind: "named"; readonly name: string }
  /** A key of a Secret that the cluster has already. */
  | { readonly kind: "kubernetes"; readonly name: string; readonly key: string }
  /** A file that the server's machine has already. */
  | { readonly kind: "file"; readonly path: string };

const KUBERNETES = "kubernetes:";
const FILE = "file:";

/** The text of a reference, as plans hold it. No name of a secret has a colon. */
export function secretText(reference: SecretReference): string {
  switch (reference.kind) {
    case "named":
      return reference.name;
    case "kubernetes":
      return `${KUBERNETES}${reference.name}/${reference.key}`;
    case "file":
      return `${FILE}${reference.path}`;
  }
}

/** What a text in a plan refers to. */
export function secretReference(text: string): SecretReference {
  if (text.startsWith(FILE)) return { kind: "file", path: text.slice(FILE.length) };
  if (!text.startsWith(KUBERNETES)) return { kind: "named", name: text };
  const [name = "", key = ""] = text.slice(KUBERNETES.length).split("/");
  return { kind: "kubernetes", name, key };
}
