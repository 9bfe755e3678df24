import type { Plan, PlannedRelabel } from "../../catalog/model";

import type { ScrapeJob } from "../prometheus/scrape";
import { classicMetrics } from "./classic-metrics";
import { metricLogGroup } from "./metric-logs";
import type { CloudwatchOptions } from "./options";
import { SHARD_LABEL, shardCount, shardOf } from "./shards";

/** What the collector is made of: the jobs that Prometheus has too, and how a job's secret reaches it. */
export interface CollectorParts {
  readonly jobs: readonly ScrapeJob[];
  /** What is known of instances, as labels. */
  readonly relabels: readonly PlannedRelabel[];
  /** The environment variable with a job's client secret; absent where the job reads a file. */
  readonly secretVariable?: (job: ScrapeJob) => string;
}

/** The namespace of classic metrics. */
export const NAMESPACE = "Neo4j/Aura";

/**
 * The configuration of the OpenTelemetry Collector: the scrape jobs of Prometheus, delivered to CloudWatch. Requests stay below what the
 * OTLP endpoint takes (1 MB and 1000 data points each); what cannot be delivered for a while is kept and tried again.
 */
export function compileCollector(plan: Plan, parts: CollectorParts, options: CloudwatchOptions): object {
  const otlp = options.metrics === "otlp";
  return {
    receivers: { prometheus: { config: { scrape_configs: parts.jobs.map((job) => scrapeConfig(plan, job, parts)) } } },
    processors: {
      memory_limiter: { check_interval: "5s", limit_mib: 400 },
      batch: { send_batch_size: 500, send_batch_max_size: 1_000, timeout: "10s" },
    },
    extensions: {
      health_check: { endpoint: "0.0.0.0:13133" },
      ...(otlp && { sigv4auth: { service: "monitoring", region: options.region } }),
    },
    exporters: otlp ? { otlp_http: otlpExporter(options) } : { awsemf: emfExporter(plan, options) },
    service: {
      extensions: otlp ? ["health_check", "sigv4auth"] : ["health_check"],
      pipelines: {
        metrics: { receivers: ["prometheus"], processors: ["memory_limiter", "batch"], exporters: [otlp ? "otlp_http" : "awsemf"] },
      },
    },
  };
}

const otlpExporter = ({ region }: CloudwatchOptions): object => ({
  metrics_endpoint: `https://monitoring.${region}.amazonaws.com/v1/metrics`,
  compression: "gzip",
  auth: { authenticator: "sigv4auth" },
  retry_on_failure: { enabled: true, initial_interval: "5s", max_interval: "60s", max_elapsed_time: "30m" },
  sending_queue: { enabled: true, queue_size: 1_000 },
});

const emfExporter = (plan: Plan, { region }: CloudwatchOptions): object => ({
  region,
  namespace: NAMESPACE,
  log_group_name: metricLogGroup(plan),
  log_stream_name: "collector",
  // Rolling up multiplies metrics, and every metric is billed.
  dimension_rollup_option: "NoDimensionRollup",
  // One for each scope: a declaration with both would make a second metric of every series of a database, that nobody reads.
  metric_declarations: Object.values(classicMetrics(plan.metrics)).map(({ names, dimensions }) => ({
    dimensions: [dimensions],
    metric_name_selectors: [`^(${names.join("|")})$$`],
  })),
});

/** A dollar sign begins a variable in the collector's configuration; two of them are one. */
function scrapeConfig(plan: Plan, job: ScrapeJob, { relabels, secretVariable }: CollectorParts): object {
  const steps = [...job.metric_relabel_configs, ...relabels, ...shardRelabels(plan)];
  const { client_secret_file, ...oauth2 } = job.oauth2;
  const plain = escaped({ ...job, oauth2, metric_relabel_configs: steps }) as { readonly oauth2: object };
  const secret = secretVariable === undefined ? { client_secret_file } : { client_secret: `\${env:${secretVariable(job)}}` };
  return { ...plain, oauth2: { ...plain.oauth2, ...secret } };
}

/** Parts of a large fleet, so that an alarm takes one of them. An instance that nobody configured is in the first part. */
function shardRelabels(plan: Plan): readonly object[] {
  const count = shardCount(plan);
  if (count === 1) return [];
  const step = (regex: string, value: number) => ({
    source_labels: ["instance_id"],
    regex,
    target_label: SHARD_LABEL,
    replacement: String(value),
  });
  const members = Array.from({ length: count }, (_, value) =>
    plan.instances.filter(({ id }) => shardOf(id, count) === value).map(({ id }) => id),
  );
  return [step(".+", 0), ...members.flatMap((ids, value) => (ids.length === 0 || value === 0 ? [] : [step(ids.sort().join("|"), value)]))];
}

function escaped(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("$", "$$$$");
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, escaped(it)]));
}
