import { type Plan, secretReference } from "../catalog/model";
import {
  type AgentDocument,
  agentResource,
  type CheckConfig,
  compileCheck,
  compileDowntimes,
  compileMonitors,
  type DashboardDocument,
  type DowntimeDocument,
  type Handles,
  helmValues,
  hostFile,
  type MonitorDocument,
  compileExtras,
  unmissedIn,
  type SecretHandle,
} from "../compilers/datadog";
import { RUN } from "../languages/datadog";
import { compileDatadogDashboards } from "../compilers/datadog/dashboards";
import { type FileSetDocument, agentSet } from "../compilers/files/file-sets";
import { expectedSamples } from "../compilers/prometheus/scrape";
import { dashboards } from "../catalog/dashboards";
import type { StackConfig } from "./config";
import type { DatadogConfig } from "./config/datadog";

/** What one stack puts into Datadog, and what its Agent reads. */
export interface CompiledDatadog {
  /** Address of the API. */
  readonly apiUrl: string;
  /** Names of the secrets that hold the keys. */
  readonly keys: { readonly api: string; readonly app: string };
  readonly monitors: readonly MonitorDocument[];
  readonly downtimes: readonly DowntimeDocument[];
  readonly dashboards: readonly DashboardDocument[];
  readonly agent: AgentDocument;
  /** The file of an Agent on this machine, and where it goes. */
  readonly files?: { readonly directory: string; readonly set: FileSetDocument };
  /** How many custom metrics the stack is expected to cost. */
  readonly customMetrics: number;
  /** Names of instances that nobody misses there, because they may be paused at times. */
  readonly unmissed: readonly string[];
}

/** Plan → everything for Datadog. @param absolute the absolute path of a directory of the config */
export function compileDatadog(
  plan: Plan,
  config: StackConfig,
  datadog: DatadogConfig,
  absolute: (directory: string) => string,
): CompiledDatadog {
  const { agent } = datadog;
  const handles = handlesOf(config, datadog);
  const document = agentDocument(plan, agent);
  return {
    apiUrl: datadog.apiUrl ?? `https://api.${datadog.site}`,
    keys: { api: datadog.apiKey, app: datadog.appKey },
    monitors: [...compileMonitors(plan, handles).documents, ...(datadog.extras ? compileExtras(plan, handles) : [])],
    downtimes: compileDowntimes(plan, config.maintenance),
    dashboards: datadog.dashboards ? compileDatadogDashboards(dashboards, plan) : [],
    agent: document,
    ...(agent.kind === "host" && {
      files: { directory: absolute(agent.directory), set: agentSet(plan.stack, document.file, document.text) },
    }),
    customMetrics: customMetricsOf(plan),
    unmissed: unmissedIn(plan),
  };
}

/** The alerts that Datadog cannot say. */
export const datadogGaps = (plan: Plan) => compileMonitors(plan, {}).gaps;

/** How Datadog calls the contacts of a stack: as the config says, and by their address where they have one. */
export function handlesOf({ contacts }: StackConfig, { handles }: DatadogConfig): Handles {
  const mails = Object.entries(contacts).flatMap(([name, it]) =>
    it.kind === "email" ? [[name, it.to.map((to) => `@${to}`).join(" ")]] : [],
  );
  return { ...(Object.fromEntries(mails) as Handles), ...handles };
}

/** How many custom metrics a stack costs: each series of an instance is one, and what the check tells of each endpoint may be. */
export const customMetricsOf = (plan: Plan): number =>
  plan.projects.reduce((sum, project) => {
    const instances = plan.instances.filter(({ projectId }) => projectId === project.id).length;
    return sum + expectedSamples(plan.metrics, project, instances) + Object.keys(RUN).length * project.endpoints.length;
  }, 0);

function agentDocument(plan: Plan, agent: DatadogConfig["agent"]): AgentDocument {
  const file = `aura-${plan.stack}.yaml`;
  const config: CheckConfig = compileCheck(plan, {
    secret: handleOf(agent),
    samples: (project, count) => expectedSamples(plan.metrics, project, count),
  });
  switch (agent.kind) {
    case "helm":
      return helmValues(config, "openmetrics.yaml", clusterSecrets(plan, agent));
    case "operator":
      return agentResource(config, "openmetrics.yaml", clusterSecrets(plan, agent));
    case "host":
      return hostFile(config, file);
  }
}

type InCluster = Exclude<DatadogConfig["agent"], { kind: "host" }>;

const clusterSecrets = (plan: Plan, { namespace, secret }: InCluster) => ({
  namespace,
  names: [
    ...new Set(
      plan.projects.map(({ clientSecret }) => {
        const reference = secretReference(clientSecret);
        return reference.kind === "kubernetes" ? reference.name : secret;
      }),
    ),
  ].sort(),
});

/** The Agent replaces the whole value of a field that is such a handle, and nothing inside of a text. */
function handleOf(agent: DatadogConfig["agent"]): SecretHandle {
  return (secret) => {
    const reference = secretReference(secret);
    if (agent.kind === "host") return reference.kind === "file" ? `ENC[file@${reference.path}]` : `ENC[${secret}]`;
    const [name, key] = reference.kind === "kubernetes" ? [reference.name, reference.key] : [agent.secret, secret];
    return `ENC[${agent.namespace}/${name};${key}]`;
  };
}
