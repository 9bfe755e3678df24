import type { SecretPlace } from "./secret-place";

/** What identifies an object in the namespace of a stack. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

/** What must be true of a cluster for any objects of a stack. */
export interface SharedFacts {
  readonly namespace: string;
  /** Value of `app.kubernetes.io/instance`. */
  readonly owner: string;
  /** Keys of Secrets that are not the stack's own. Later: another controller makes them. */
  readonly secrets: (SecretPlace & { readonly later: boolean })[];
  readonly objects: ObjectReference[];
}
