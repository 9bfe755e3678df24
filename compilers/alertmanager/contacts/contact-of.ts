import type { Contact } from "../../../catalog/model";

/** A contact of one kind. */
export type ContactOf<K extends Contact["kind"]> = Extract<Contact, { readonly kind: K }>;
