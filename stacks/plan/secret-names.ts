import { type SecretReference, secretReference } from "../../catalog/model";
import type { StackConfig } from "../config";
import { suggest } from "../mistakes/suggest";
import { byName, type Draft } from "./draft";

/** Where the config refers to a secret. */
export interface PlacedReference {
  readonly path: string;
  readonly to: SecretReference;
}

/** Fields of a contact, or of a place of long-term storage, that name a secret. */
const FIELDS = ["routingKey", "webhook", "appToken", "password", "token"];

/** Every place in the config that refers to a secret. */
export function secretReferences(config: StackConfig): readonly PlacedReference[] {
  const ofProjects = byName(config.aura.projects).map(([key, { clientSecret }]) => ({
    path: `aura.projects.${key}.clientSecret`,
    to: secretReference(clientSecret),
  }));
  const ofContacts = byName(config.contacts).flatMap(([key, it]) => named(`contacts.${key}`, it, it.kind === "webhook" ? ["url"] : FIELDS));
  const ofStorage = byName(config.remoteWrite).flatMap(([key, it]) => named(`remoteWrite.${key}`, it, FIELDS));
  return [...ofProjects, ...ofContacts, ...ofStorage];
}

/** The places in which the config names a secret whose value is handed over. */
export const namedSecrets = (config: StackConfig): readonly { readonly path: string; readonly name: string }[] =>
  secretReferences(config).flatMap(({ path, to }) => (to.kind === "named" ? [{ path, name: to.name }] : []));

/** The names of all secrets that a stack names, each once, sorted. Their values are keys of their own: `secrets:<name>`. */
export const secretNames = (config: StackConfig): readonly string[] => [...new Set(namedSecrets(config).map(({ name }) => name))].sort();

/** Reports names that no value is set for. */
export function reportUnsetSecrets({ config, report }: Draft, known: readonly string[]): void {
  if (config.prometheus.kind === "operator" && config.prometheus.secrets.kind !== "created") return;
  for (const { path, name } of namedSecrets(config).filter((it) => !known.includes(it.name))) {
    const meant = known.length === 0 ? "" : `, or name a known one (${suggest(name, known, "secrets")})`;
    report({ path, value: name, problem: "no value is set for this secret", fix: `pulumi config set --secret secrets:${name}${meant}` });
  }
}

const named = (path: string, it: object, fields: readonly string[]): readonly PlacedReference[] =>
  fields.flatMap((field) => {
    const text = (it as Readonly<Record<string, unknown>>)[field];
    return typeof text === "string" ? [{ path: `${path}.${field}`, to: secretReference(text) }] : [];
  });
