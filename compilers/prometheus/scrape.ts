import type { Metric, Plan, PlannedEndpoint, PlannedProject } from "../../catalog/model";
import { toDuration } from "../../catalog/model";

/** How a document names a secret: the path of the file that holds it, as the program that reads the document sees it. */
export type SecretFile = (secret: string) => string;

/** A scrape job as Prometheus reads it. */
export interface ScrapeJob {
  readonly job_name: string;
  readonly scrape_interval: string;
  readonly scrape_timeout: string;
  readonly honor_timestamps: true;
  readonly track_timestamps_staleness: true;
  readonly extra_scrape_metrics: true;
  readonly follow_redirects: false;
  readonly fallback_scrape_protocol: "PrometheusText0.0.4";
  readonly scheme: string;
  readonly sample_limit: number;
  readonly label_limit: number;
  readonly body_size_limit: string;
  readonly oauth2: OAuth2;
  readonly tls_config?: Tls;
  readonly static_configs: readonly { readonly targets: readonly string[]; readonly labels: Readonly<Record<string, string>> }[];
  readonly metric_relabel_configs: readonly {
    readonly source_labels: readonly string[];
    readonly regex: string;
    readonly action: "keep";
  }[];
}

interface Tls {
  readonly min_version: "TLS12";
}

interface OAuth2 {
  readonly client_id: string;
  readonly client_secret_file: string;
  readonly token_url: string;
  readonly tls_config?: Tls;
}

/** Aura adds six labels at most, the job three, Prometheus two. */
const LABEL_LIMIT = 30;
/** Zones times modes that Comprehensive granularity shows: three primaries' zones, and as many for secondaries. */
const MEMBER_GROUPS = 6;
/** Instances that Aura may add by itself ("Include new instances") before a limit must be raised. */
const ROOM_FOR_NEW = 10;
/** A limit stops a runaway endpoint; it must never cut off a fleet that is merely larger than expected. */
const HEADROOM = 3;
/** Longest lines seen are 160 bytes (Comprehensive); HELP and TYPE lines come on top. */
const BYTES_PER_SAMPLE = 250;

/**
 * One job for each project. All its endpoints share one token: a client that asked for one an endpoint would be rate-limited. Nothing is
 * left to a default of the server: an interval and a timeout that contradict each other make Prometheus refuse its whole configuration.
 */
export const compileScrapeJobs = (plan: Plan, secretFile: SecretFile): readonly ScrapeJob[] =>
  plan.projects.map((project) => job(plan, project, secretFile));

function job(plan: Plan, project: PlannedProject, secretFile: SecretFile): ScrapeJob {
  const { protocol, host } = split(plan.metricsUrl);
  const largest = Math.max(...project.endpoints.map(({ instances }) => instances));
  const expected = expectedSamples(plan.metrics, project, largest + ROOM_FOR_NEW);
  return {
    job_name: `aura-${plan.stack}-${project.key}`,
    scrape_interval: toDuration(plan.interval),
    scrape_timeout: toDuration(plan.timeout),
    honor_timestamps: true,
    track_timestamps_staleness: true,
    extra_scrape_metrics: true,
    follow_redirects: false,
    fallback_scrape_protocol: "PrometheusText0.0.4",
    scheme: protocol,
    sample_limit: HEADROOM * expected,
    label_limit: LABEL_LIMIT,
    body_size_limit: `${Math.ceil((HEADROOM * expected * BYTES_PER_SAMPLE) / 1_048_576)}MB`,
    oauth2: oauth2(plan, project, secretFile),
    ...(protocol === "https" && { tls_config: { min_version: "TLS12" } }),
    static_configs: project.endpoints.map((endpoint) => target(plan, project, endpoint, host)),
    metric_relabel_configs: [{ source_labels: ["__name__"], regex: plan.metrics.map(({ name }) => name).join("|"), action: "keep" }],
  };
}

function oauth2(plan: Plan, project: PlannedProject, secretFile: SecretFile): OAuth2 {
  return {
    client_id: project.clientId,
    client_secret_file: secretFile(project.clientSecret),
    token_url: plan.tokenUrl,
    ...(plan.tokenUrl.startsWith("https:") && { tls_config: { min_version: "TLS12" } }),
  };
}

const target = (plan: Plan, project: PlannedProject, endpoint: PlannedEndpoint, host: string) => ({
  targets: [host],
  labels: { __metrics_path__: endpoint.path, aura_stack: plan.stack, aura_project: project.id, aura_endpoint: endpoint.id },
});

/** How many samples an endpoint serves: counted, not guessed. */
export function expectedSamples(metrics: readonly Metric[], { granularity, expectedDatabases }: PlannedProject, instances: number): number {
  const shown = metrics.filter((it) => granularity === "comprehensive" || it.granularity === "summary");
  const perInstance = shown.reduce((sum, { scope }) => sum + (scope === "database" ? expectedDatabases : 1), 0);
  return instances * perInstance * (granularity === "comprehensive" ? MEMBER_GROUPS : 1);
}

/** `https` and `host:443`, of an origin. */
function split(origin: string): { readonly protocol: string; readonly host: string } {
  const [protocol, host] = origin.replace(/\/+$/, "").split("://") as [string, string];
  return { protocol, host: /:\d+$/.test(host) ? host : `${host}:${protocol === "https" ? 443 : 80}` };
}
