import { alertsFor, type Plan, secretReference } from "../catalog/model";
import * as cloudwatch from "../compilers/cloudwatch";
import type { Compiled, Gap } from "../compilers/compiled";
import { renderYaml } from "../compilers/files/file-sets";
import { ownLabels } from "../compilers/kubernetes/labels";
import { compileScrapeJobs, type ScrapeJob } from "../compilers/prometheus";
import { identityRelabels } from "../compilers/prometheus/relabel";
import { cloudwatchOptions } from "./plan/cloudwatch-options";
import type { CloudwatchConfig } from "./config/cloudwatch";

/** An alarm of either kind of metrics. */
type Alarm = cloudwatch.PromqlAlarm | cloudwatch.ClassicAlarm;

/** The collector, where it runs. */
export type CompiledCollector =
  | { readonly kind: "ecs"; readonly task: cloudwatch.EcsDocument }
  | { readonly kind: "eks"; readonly workload: cloudwatch.EksDocument }
  | {
      readonly kind: "host";
      readonly directory: string;
      readonly set: string;
      readonly files: Readonly<Record<string, string>>;
      readonly secrets: readonly string[];
    };

/** What one stack puts into an AWS account. */
export interface CompiledCloudwatch {
  readonly region: string;
  readonly gaps: readonly Gap[];
  readonly alarms: readonly Alarm[];
  readonly topics: readonly cloudwatch.Topic[];
  readonly kmsKey?: string;
  readonly topicKeyPolicy: cloudwatch.Policy;
  readonly subscriptions: readonly cloudwatch.Subscription[];
  readonly channels: readonly cloudwatch.ChatChannel[];
  readonly muteRules: readonly cloudwatch.MuteRule[];
  readonly dashboard?: { readonly name: string; readonly body: object };
  readonly hook?: cloudwatch.HookDocument;
  readonly role?: cloudwatch.RoleDocument;
  /** What the collector may do, for the identity of an own host. */
  readonly policy: { readonly name: string; readonly document: cloudwatch.Policy };
  readonly collector: CompiledCollector;
  /** The group of logs that the collector writes classic metrics to. */
  readonly metricLogs?: cloudwatch.LogGroupDocument;
  readonly cost: cloudwatch.CostEstimate;
  /** What a stack should know, beside its gaps. */
  readonly notes: readonly string[];
}

/** Plan → everything in AWS. @param absolute the absolute path of a directory of the config */
export function compileCloudwatch(plan: Plan, config: CloudwatchConfig, absolute: (directory: string) => string): CompiledCloudwatch {
  const options = cloudwatchOptions(config, absolute);
  const { documents: alarms, gaps } = alarmsFor(plan, options);
  const topics = cloudwatch.compileTopics(plan, options);
  const hook = cloudwatch.compileHook(plan, options);
  const role = cloudwatch.collectorRole(plan, options);
  const collector = compileCollectorPlace(plan, options);
  const metricLogs = cloudwatch.compileMetricLogs(plan, options);
  const arnOf = (name: string): string => `arn:aws:cloudwatch:${options.region}:${options.account}:alarm:${name}`;
  const shown = alarms.filter(tells).map(({ name, severity }) => ({ name, severity, arn: arnOf(name) }));
  return {
    region: options.region,
    gaps,
    alarms,
    topics,
    ...(options.kmsKey !== undefined && { kmsKey: options.kmsKey }),
    topicKeyPolicy: cloudwatch.topicKeyPolicy(options),
    subscriptions: cloudwatch.compileSubscriptions(options),
    channels: cloudwatch.compileChannels(plan, options),
    muteRules: [...cloudwatch.compileMuteRules(plan, alarms.filter(tells)), ...cloudwatch.compilePauses(plan, alarms)],
    ...(options.dashboard && {
      dashboard: { name: `aura-${plan.stack}`, body: cloudwatch.compileDashboard(plan, shown, cloudwatch.metricWidgets(alarms, options)) },
    }),
    ...(hook !== undefined && { hook }),
    ...(role !== undefined && { role }),
    policy: { name: `aura-${plan.stack}-collector`, document: cloudwatch.collectorPolicy(plan, options) },
    collector,
    ...(metricLogs !== undefined && { metricLogs }),
    cost: cloudwatch.estimateCost(plan, quantities(plan, options, alarms), options),
    notes: options.metrics === "otlp" ? notesOf(plan) : [],
  };
}

/** Parts of composite alarms tell nobody by themselves. */
const tells = (it: Alarm): boolean => it.kind !== "math" || it.tells;

/** What CloudWatch cannot say of a plan. */
export const cloudwatchGaps = (
  plan: Plan,
  { cloudwatch: config }: { readonly cloudwatch?: CloudwatchConfig | undefined },
): readonly Gap[] => (config === undefined ? [] : alarmsFor(plan, config).gaps);

function alarmsFor(
  plan: Plan,
  { metrics, databases, anomalies }: Pick<cloudwatch.CloudwatchOptions, "metrics" | "databases" | "anomalies">,
): Compiled<Alarm> {
  const alerts = alertsFor(plan.alerts, "cloudwatch");
  if (metrics === "otlp") return cloudwatch.compileAlarms(plan, alerts);
  const { documents, gaps } = cloudwatch.compileClassicAlarms(plan, alerts, databases);
  return { documents: [...documents, ...(anomalies ? cloudwatch.compileBands(plan, documents) : [])], gaps };
}

/** The collector and its configuration, where it runs. */
export function compileCollectorPlace(plan: Plan, options: cloudwatch.CloudwatchOptions): CompiledCollector {
  const relabels = identityRelabels(plan.instances, plan.environment);
  const secrets = [...new Set(plan.projects.map(({ clientSecret }) => clientSecret))].sort();
  const { collector } = options;
  switch (collector.kind) {
    case "ecs": {
      const variables = new Map(
        plan.projects.map(({ key, clientSecret }) => [`aura-${plan.stack}-${key}`, cloudwatch.secretVariable(clientSecret)]),
      );
      const parts = {
        jobs: compileScrapeJobs(plan, (secret) => secret),
        relabels,
        secretVariable: ({ job_name }: ScrapeJob) => variables.get(job_name)!,
      };
      const taken = secrets.map((secret) => ({ variable: cloudwatch.secretVariable(secret), secret }));
      return {
        kind: "ecs",
        task: cloudwatch.compileEcs(plan, renderYaml(cloudwatch.compileCollector(plan, parts, options)), taken, options),
      };
    }
    case "eks": {
      const file = (secret: string): string => `${cloudwatch.SECRET_FOLDER}/${secret}`;
      const config = renderYaml(cloudwatch.compileCollector(plan, { jobs: compileScrapeJobs(plan, file), relabels }, options));
      return { kind: "eks", workload: cloudwatch.compileEks(plan, config, secrets, options, ownLabels(plan.stack)) };
    }
    case "host": {
      const named = secrets.filter((secret) => secretReference(secret).kind === "named");
      const file = (secret: string): string => {
        const to = secretReference(secret);
        return to.kind === "file" ? to.path : `${collector.directory}/${plan.stack}-collector-secrets/${secret}`;
      };
      const config = renderYaml(cloudwatch.compileCollector(plan, { jobs: compileScrapeJobs(plan, file), relabels }, options));
      return {
        kind: "host",
        directory: collector.directory,
        set: `${plan.stack}-collector`,
        files: { "collector.yaml": config },
        secrets: named,
      };
    }
  }
}

function quantities(plan: Plan, options: cloudwatch.CloudwatchOptions, alarms: readonly Alarm[]): cloudwatch.Quantities {
  const classic = alarms.map((it) => (it.kind === "math" ? it.metrics.length : it.kind === "band" ? BAND_METRICS : 0));
  return {
    classicAlarmMetrics: classic.reduce((sum, it) => sum + it, 0),
    promqlAlarms: alarms.filter(({ kind }) => kind === "promql").length,
    compositeAlarms: alarms.filter(({ kind }) => kind === "composite").length,
    dashboards: options.dashboard ? 1 : 0,
    series: plan.projects.reduce((sum, project) => sum + cloudwatch.seriesOf(plan, project), 0),
    customMetrics: options.metrics === "otlp" ? 0 : plan.projects.reduce((sum, it) => sum + cloudwatch.classicMetricsOf(plan, it), 0),
    keys: options.kmsKey === undefined ? 1 : 0,
    secrets: options.collector.kind === "ecs" ? new Set(plan.projects.map(({ clientSecret }) => clientSecret)).size : 0,
    fargateTasks: options.collector.kind === "ecs" ? 1 : 0,
  };
}

/** An alarm on a band is billed as three metrics: the metric and both edges. */
const BAND_METRICS = 3;

/** What mute rules cannot say where an alarm watches many instances. */
const notesOf = ({ maintenance }: Plan): readonly string[] =>
  maintenance
    .filter(({ instanceIds }) => instanceIds.length > 0)
    .map(
      ({ name }) =>
        `${name} is not muted in CloudWatch: a mute rule mutes a PromQL alarm for every instance, and this window is about some of them`,
    );
