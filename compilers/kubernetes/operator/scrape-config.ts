import type { Plan } from "../../../catalog/model";
import type { ScrapeJob } from "../../prometheus/scrape";
import type { KubernetesObject, Manifest } from "../manifest";
import { markedSecret } from "../secret-place";
import { shard } from "../shard";
import { MAX_OBJECT, sizeOf } from "../size";
import { type Feature, knows } from "./features";
import { metadata } from "./object";
import type { OperatorOptions } from "./options";

/** The ConfigMap of client ids: a ScrapeConfig takes them from a Secret or a ConfigMap only, and an id is no secret. */
export const clientsName = (stack: string): string => `aura-${stack}-clients`;

/** The client id of each project, by the project's name in the config. */
export const clientIds = (plan: Plan, options: OperatorOptions): Manifest => ({
  id: "clients",
  object: {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: metadata(plan.stack, clientsName(plan.stack), options),
    data: Object.fromEntries(plan.projects.map(({ key, clientId }) => [key, clientId])),
  },
});

/** What only ScrapeConfigs of a whole fleet have: how its endpoints are parted when they are too many for one object. */
const endpointOf = ({ labels }: ScrapeJob["static_configs"][number]): string => labels.aura_endpoint ?? "";

/**
 * The scrape job of a project as ScrapeConfig v1alpha1. The metrics keep the job's name whatever the object is called.
 * What it cannot say: redirects are followed, and no extra metrics of a scrape are asked for.
 */
export function scrapeConfigs(plan: Plan, key: string, job: ScrapeJob, options: OperatorOptions): readonly Manifest[] {
  const whole = (targets: ScrapeJob["static_configs"], name: string): KubernetesObject => ({
    apiVersion: "monitoring.coreos.com/v1alpha1",
    kind: "ScrapeConfig",
    metadata: metadata(plan.stack, name, options, options.labels),
    spec: scrapeSpec(plan, key, { ...job, static_configs: targets }, options),
  });
  const parts = shard(job.static_configs, endpointOf, (part) => sizeOf(whole(part, job.job_name)) <= MAX_OBJECT);
  return parts.map(({ at, things }) => ({
    id: at === 0 ? `scrape-${key}` : `scrape-${key}-${at}`,
    object: whole(things, at === 0 ? job.job_name : `${job.job_name}-${at}`),
  }));
}

/** What a ScrapeConfig has no field for: `docs/kubernetes.md` says what follows from it. */
type Unsaid = "follow_redirects" | "extra_scrape_metrics";
type Said = Exclude<keyof ScrapeJob, Unsaid>;

interface Place {
  /** The ConfigMap and its key that hold the client id. */
  readonly client: { readonly name: string; readonly key: string };
  readonly version: string;
}

const as =
  (name: string) =>
  (value: unknown): object => ({ [name]: value });

const since =
  (feature: Feature, name: string) =>
  (value: unknown, { version }: Place): object =>
    knows(version, feature) ? { [name]: value } : {};

/** What the operator calls each field of a job. `tsc` asks for a field that jobs learn to say. */
const FIELDS: { readonly [K in Said]-?: (value: NonNullable<ScrapeJob[K]>, place: Place) => object } = {
  job_name: as("jobName"),
  scrape_interval: as("scrapeInterval"),
  scrape_timeout: as("scrapeTimeout"),
  honor_timestamps: as("honorTimestamps"),
  track_timestamps_staleness: as("trackTimestampsStaleness"),
  // Older versions know only the upper case.
  scheme: (scheme) => ({ scheme: scheme.toUpperCase() }),
  sample_limit: as("sampleLimit"),
  label_limit: as("labelLimit"),
  body_size_limit: since("ScrapeConfig.bodySizeLimit", "bodySizeLimit"),
  fallback_scrape_protocol: since("ScrapeConfig.fallbackScrapeProtocol", "fallbackScrapeProtocol"),
  oauth2: (oauth2, { client }) => ({ oauth2: oauth2Spec(client, oauth2) }),
  tls_config: (tls) => ({ tlsConfig: tlsSpec(tls) }),
  static_configs: as("staticConfigs"),
  metric_relabel_configs: (all) => ({
    metricRelabelings: all.map(({ source_labels, regex, action }) => ({ sourceLabels: source_labels, regex, action })),
  }),
};

function scrapeSpec({ stack }: Plan, key: string, job: ScrapeJob, { version }: OperatorOptions): object {
  const place = { client: { name: clientsName(stack), key }, version };
  const given = (Object.keys(FIELDS) as Said[]).filter((it) => job[it] !== undefined);
  return Object.assign({}, ...given.map((it) => (FIELDS[it] as (value: unknown, place: Place) => object)(job[it], place))) as object;
}

const oauth2Spec = (client: Place["client"], { client_secret_file, token_url, tls_config }: ScrapeJob["oauth2"]): object => ({
  clientId: { configMap: client },
  clientSecret: markedSecret(client_secret_file),
  tokenUrl: token_url,
  ...(tls_config !== undefined && { tlsConfig: tlsSpec(tls_config) }),
});

const tlsSpec = ({ min_version }: NonNullable<ScrapeJob["tls_config"]>): object => ({ minVersion: min_version });
