import { type SecretReference, secretReference } from "../../catalog/model";
import type { StackConfig } from "../config";
import { suggest } from "../mistakes/suggest";
import { byName, type Draft } from "./draft";
import { integrationKeys } from "./pagerduty";
import { tellsTenant } from "./tells-tenant";

/** Where the config refers to a secret. */
export interface PlacedReference {
  readonly path: string;
  readonly to: SecretReference;
  /** What reads the value: a server where it runs, or Pulumi, which sends it to a service and puts it nowhere. */
  readonly reader: "server" | "pulumi";
}

/** Fields of a contact, or of a place of long-term storage, that name a secret. */
const FIELDS = ["routingKey", "webhook", "appToken", "password", "token"];

/** Every place in the config that refers to a secret. */
export function secretReferences(config: StackConfig): readonly PlacedReference[] {
  const ofProjects = byName(config.aura.projects).map(([key, { clientSecret }]) => ({
    path: `aura.projects.${key}.clientSecret`,
    to: secretReference(clientSecret),
    reader: "server" as const,
  }));
  const teller = tellsTenant(config) ? "pulumi" : "server";
  const told = config.rulesTo?.kind === "amp" ? [] : byName(config.contacts); // AMP tells SNS topics, with the rights of its role
  const ofContacts = told.flatMap(([key, it]) => named(`contacts.${key}`, it, it.kind === "webhook" ? ["url"] : FIELDS, teller));
  const ofStorage = byName(config.remoteWrite).flatMap(([key, it]) => named(`remoteWrite.${key}`, it, FIELDS, "server"));
  const ofVendors = [...ofCloudwatch(config), ...ofDatadog(config), ...ofNewRelic(config), ...ofPagerDuty(config)];
  return [...ofProjects, ...ofContacts, ...ofStorage, ...ofRuler(config), ...ofVendors, ...ofGrafana(config)];
}

/** Credentials of a ruler, and of its Alertmanager. */
function ofRuler({ rulesTo }: StackConfig): readonly PlacedReference[] {
  if (rulesTo?.kind !== "mimir") return [];
  return [...named("rulesTo", rulesTo, FIELDS, "pulumi"), ...named("rulesTo.alertmanager", rulesTo.alertmanager, FIELDS, "pulumi")];
}

/** Prometheus writes with one key, Pulumi signs in with the other. */
const ofNewRelic = ({ newRelic }: StackConfig): readonly PlacedReference[] =>
  newRelic === undefined
    ? []
    : [...named("newRelic", newRelic, ["licenseKey"], "server"), ...named("newRelic", newRelic, ["userKey"], "pulumi")];

/** With which Pulumi asks Grafana, and what it tells it. What Grafana reads by itself is a file of its machine. */
function ofGrafana({ grafana }: StackConfig): readonly PlacedReference[] {
  if (grafana?.kind !== "provider") return [];
  const { user = {}, dataSource } = grafana;
  return [
    ...named("grafana", grafana, FIELDS, "pulumi"),
    ...named("grafana.user", user, FIELDS, "pulumi"),
    ...named("grafana.dataSource", dataSource, FIELDS, "pulumi"),
  ];
}

/** Addresses of subscriptions, and what a collector that Pulumi runs is given. */
function ofCloudwatch({ cloudwatch, aura }: StackConfig): readonly PlacedReference[] {
  if (cloudwatch === undefined) return [];
  const ofSubscribers = byName(cloudwatch.notify).flatMap(([key, it]) => named(`cloudwatch.notify.${key}`, it, ["url"], "pulumi"));
  const ofCollector = byName(aura.projects).flatMap(([key, it]) => named(`aura.projects.${key}`, it, ["clientSecret"], "pulumi"));
  return [...ofSubscribers, ...(cloudwatch.collector.kind === "host" ? [] : ofCollector)];
}

/** Keys of Datadog's API, which only Pulumi uses. */
const ofDatadog = ({ datadog }: StackConfig): readonly PlacedReference[] =>
  datadog === undefined ? [] : named("datadog", datadog, ["apiKey", "appKey"], "pulumi");

const ofPagerDuty = ({ pagerduty }: StackConfig): readonly PlacedReference[] =>
  pagerduty === undefined ? [] : named("pagerduty", pagerduty, ["token"], "pulumi");

/** The places in which the config names a secret whose value is handed over. */
export const namedSecrets = (config: StackConfig): readonly (Pick<PlacedReference, "path" | "reader"> & { readonly name: string })[] =>
  secretReferences(config).flatMap(({ path, to, reader }) => (to.kind === "named" ? [{ path, reader, name: to.name }] : []));

/** The names of all secrets that a stack names, each once, sorted. Their values are keys of their own: `secrets:<name>`. */
export const secretNames = (config: StackConfig): readonly string[] => [...new Set(namedSecrets(config).map(({ name }) => name))].sort();

/** The names of the secrets that servers read where they run, each once, sorted. */
export const serverSecretNames = (config: StackConfig): readonly string[] =>
  [...new Set(namedSecrets(config).flatMap(({ name, reader }) => (reader === "server" ? [name] : [])))].sort();

/** Reports names that no value is set for. */
export function reportUnsetSecrets({ config, report }: Draft, known: readonly string[]): void {
  const elsewhere = config.prometheus.kind !== "files" && config.prometheus.secrets.kind !== "created";
  const given = [...known, ...integrationKeys(config)];
  const wanted = namedSecrets(config).filter(({ reader, name }) => (reader === "pulumi" || !elsewhere) && !given.includes(name));
  for (const { path, name } of new Map(wanted.map((it) => [it.path, it])).values()) {
    const meant = known.length === 0 ? "" : `, or name a known one (${suggest(name, known, "secrets")})`;
    report({ path, value: name, problem: "no value is set for this secret", fix: `pulumi config set --secret secrets:${name}${meant}` });
  }
}

const named = (path: string, it: object, fields: readonly string[], reader: PlacedReference["reader"]): readonly PlacedReference[] =>
  fields.flatMap((field) => {
    const text = (it as Readonly<Record<string, unknown>>)[field];
    return typeof text === "string" ? [{ path: `${path}.${field}`, to: secretReference(text), reader }] : [];
  });
