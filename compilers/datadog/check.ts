import { instanceBehind, type Metric, type Plan, type PlannedEndpoint, type PlannedProject } from "../../catalog/model";
import { familyName, NAMESPACE, RAW_PREFIX, submittedName } from "../../languages/datadog";

/** How a document names a secret: the handle that the Agent's secret backend replaces. */
export type SecretHandle = (secret: string) => string;

/** One run of the check, as the Agent reads it. */
export interface CheckInstance {
  readonly openmetrics_endpoint: string;
  readonly namespace: string;
  readonly raw_metric_prefix: string;
  readonly metrics: readonly Readonly<Record<string, string | { readonly name: string; readonly type: "gauge" }>>[];
  readonly min_collection_interval: number;
  readonly timeout: number;
  readonly max_returned_metrics: number;
  /** Whether the check tells after each run how many series it submitted: monitors of the endpoint itself read that. */
  readonly debug_metrics: { readonly metric_contexts: true };
  readonly tag_by_endpoint: false;
  readonly empty_default_hostname: true;
  readonly allow_redirects: false;
  readonly tls_verify: true;
  readonly tags: readonly string[];
  readonly auth_token: {
    readonly reader: {
      readonly type: "oauth";
      readonly url: string;
      readonly client_id: string;
      readonly client_secret: string;
      readonly basic_auth: true;
    };
    readonly writer: { readonly type: "header"; readonly name: "Authorization"; readonly value: "Bearer <TOKEN>" };
  };
}

/** The configuration of the OpenMetrics check for one stack. */
export interface CheckConfig {
  /** `true` where the Cluster Agent hands it to exactly one runner. @default absent: the Agent that reads it runs it */
  readonly cluster_check?: true;
  readonly init_config: Record<string, never>;
  readonly instances: readonly CheckInstance[];
}

/** What the check needs beside the plan. */
export interface CheckOptions {
  readonly secret: SecretHandle;
  /** How many samples an endpoint serves that has so many instances. */
  readonly samples: (project: PlannedProject, instances: number) => number;
}

/** Contexts beyond the limit are dropped with no more than a line in a log, so it is far beyond what is expected. */
const HEADROOM = 3;
/** Instances that Aura may add by itself ("Include new instances"). */
const ROOM_FOR_NEW = 10;

/** One instance of the check for each endpoint. Only metrics that the plan names are submitted: each series is billed. */
export const compileCheck = (plan: Plan, options: CheckOptions): CheckConfig => ({
  init_config: {},
  instances: plan.projects.flatMap((project) => project.endpoints.map((endpoint) => instance(plan, project, endpoint, options))),
});

function instance(plan: Plan, project: PlannedProject, endpoint: PlannedEndpoint, { secret, samples }: CheckOptions): CheckInstance {
  return {
    openmetrics_endpoint: `${plan.metricsUrl.replace(/\/+$/, "")}${endpoint.path}`,
    namespace: NAMESPACE,
    raw_metric_prefix: RAW_PREFIX,
    metrics: submitted(plan.metrics, project),
    min_collection_interval: plan.interval,
    timeout: plan.timeout,
    max_returned_metrics: HEADROOM * samples(project, endpoint.instances + ROOM_FOR_NEW),
    debug_metrics: { metric_contexts: true },
    tag_by_endpoint: false,
    // A database is not on the machine that asks for its metrics: without this every series would carry that machine's tags.
    empty_default_hostname: true,
    allow_redirects: false,
    tls_verify: true,
    tags: tagsOf(plan, project, endpoint),
    auth_token: {
      reader: {
        type: "oauth",
        url: plan.tokenUrl,
        client_id: project.clientId,
        client_secret: secret(project.clientSecret),
        basic_auth: true,
      },
      writer: { type: "header", name: "Authorization", value: "Bearer <TOKEN>" },
    },
  };
}

const submitted = (metrics: readonly Metric[], { granularity }: PlannedProject): CheckInstance["metrics"] =>
  metrics
    .filter((it) => granularity === "comprehensive" || it.granularity === "summary")
    .map((it) => ({ [familyName(it)]: it.kind === "counter" ? { name: submittedName(it), type: "gauge" } : submittedName(it) }));

/** An endpoint of one instance carries what is known of that instance; one of a whole project what is true of all. */
function tagsOf(plan: Plan, project: PlannedProject, endpoint: PlannedEndpoint): readonly string[] {
  const own = instanceBehind(plan, project, endpoint);
  return [
    `aura_stack:${plan.stack}`,
    `aura_project:${project.id}`,
    `aura_endpoint:${endpoint.id}`,
    `environment:${own?.environment ?? plan.environment}`,
    ...(own === undefined ? [] : [`instance_name:${own.name}`]),
    ...(["team", "tier", "service"] as const).flatMap((key) => (own?.[key] === undefined ? [] : [`${key}:${own[key]}`])),
  ];
}
