import type { StackConfig } from "../config";
import { suggest } from "../mistakes/suggest";
import { byName, type Draft } from "./draft";

/** Where the config names a secret. */
export interface SecretReference {
  readonly path: string;
  readonly name: string;
}

/** Fields of a contact, or of a place of long-term storage, that name a secret. */
const FIELDS = ["routingKey", "webhook", "appToken", "password", "token"];

/** Every place in the config that names a secret. */
export function secretReferences(config: StackConfig): readonly SecretReference[] {
  const ofProjects = byName(config.aura.projects).map(([key, { clientSecret }]) => ({
    path: `aura.projects.${key}.clientSecret`,
    name: clientSecret,
  }));
  const ofContacts = byName(config.contacts).flatMap(([key, it]) => named(`contacts.${key}`, it, it.kind === "webhook" ? ["url"] : FIELDS));
  const ofStorage = byName(config.remoteWrite).flatMap(([key, it]) => named(`remoteWrite.${key}`, it, FIELDS));
  return [...ofProjects, ...ofContacts, ...ofStorage];
}

/** The names of all secrets that a stack needs, each once, sorted. Their values are keys of their own: `secrets:<name>`. */
export const secretNames = (config: StackConfig): readonly string[] =>
  [...new Set(secretReferences(config).map(({ name }) => name))].sort();

/** Reports names that no value is set for. */
export function reportUnsetSecrets({ config, report }: Draft, known: readonly string[]): void {
  for (const { path, name } of secretReferences(config).filter((it) => !known.includes(it.name))) {
    const meant = known.length === 0 ? "" : `, or name a known one (${suggest(name, known, "secrets")})`;
    report({ path, value: name, problem: "no value is set for this secret", fix: `pulumi config set --secret secrets:${name}${meant}` });
  }
}

const named = (path: string, it: object, fields: readonly string[]): readonly SecretReference[] =>
  fields.flatMap((field) => {
    const name = (it as Readonly<Record<string, unknown>>)[field];
    return typeof name === "string" ? [{ path: `${path}.${field}`, name }] : [];
  });
