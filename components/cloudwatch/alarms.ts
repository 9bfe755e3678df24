import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { BandAlarm, ClassicAlarm, MathAlarm, MuteRule, NAMESPACE as compiledNamespace, PromqlAlarm } from "../../compilers/cloudwatch";

/** The namespace of classic metrics, as the collector writes them. */
const NAMESPACE: typeof compiledNamespace = "Neo4j/Aura";

/** Arguments of {@link CloudwatchAlarms}. */
export interface CloudwatchAlarmsArgs {
  readonly region: string;
  readonly alarms: readonly (PromqlAlarm | ClassicAlarm)[];
  readonly muteRules: readonly MuteRule[];
  readonly dashboard?: { readonly name: string; readonly body: object };
  /** ARN of the topic of each severity. */
  readonly topics: Readonly<Record<string, pulumi.Input<string>>>;
  /** ARN of a function that every alarm calls, too. @default none */
  readonly hook?: pulumi.Input<string>;
}

/** Alarms, the times in which they tell nobody, and a dashboard of their states. */
export class CloudwatchAlarms extends pulumi.ComponentResource {
  /** Names of the alarms, sorted. */
  readonly names: pulumi.Output<readonly string[]>;

  constructor(name: string, args: CloudwatchAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("aura:monitoring:CloudwatchAlarms", name, {}, opts);

    const { region, hook } = args;
    const actions = (severity: string): pulumi.Input<string>[] => [args.topics[severity]!, ...(hook === undefined ? [] : [hook])];
    const single = args.alarms.flatMap((it) => {
      if (it.kind === "composite") return [];
      const told = it.kind === "math" && !it.tells ? [] : actions(it.severity);
      return [
        new aws.cloudwatch.MetricAlarm(
          `${name}-${it.id}`,
          { ...argsOf(it), region, alarmActions: told, okActions: told },
          { parent: this },
        ),
      ];
    });
    const composed = args.alarms.flatMap((it) => {
      if (it.kind !== "composite") return [];
      const told = { alarmActions: actions(it.severity), okActions: actions(it.severity) };
      const composite = { region, alarmName: it.name, alarmDescription: it.description, alarmRule: it.rule, ...told };
      return [new aws.cloudwatch.CompositeAlarm(`${name}-${it.id}`, composite, { parent: this, dependsOn: single })];
    });
    const made = [...single, ...composed];
    for (const { id, expression, duration, timezone, alarmNames, ...rule } of args.muteRules) {
      const schedule = { expression, duration, timezone };
      const muteTargets = { alarmNames: [...alarmNames] };
      new aws.cloudwatch.AlarmMuteRule(
        `${name}-${id}`,
        { region, ...rule, rule: { schedule }, muteTargets },
        { parent: this, dependsOn: made },
      );
    }
    if (args.dashboard !== undefined) {
      const { name: dashboardName, body } = args.dashboard;
      new aws.cloudwatch.Dashboard(`${name}-dashboard`, { region, dashboardName, dashboardBody: JSON.stringify(body) }, { parent: this });
    }
    this.names = pulumi.output(args.alarms.map((it) => it.name).sort());
    this.registerOutputs({ names: this.names });
  }
}

function argsOf(it: PromqlAlarm | MathAlarm | BandAlarm): aws.cloudwatch.MetricAlarmArgs {
  const common = { name: it.name, alarmDescription: it.description };
  switch (it.kind) {
    case "promql":
      return {
        ...common,
        evaluationInterval: it.evaluationInterval,
        evaluationCriteria: { promqlCriteria: { query: it.query, pendingPeriod: it.pendingPeriod, recoveryPeriod: it.recoveryPeriod } },
      };
    case "math":
      return {
        ...common,
        comparisonOperator: it.comparisonOperator,
        threshold: it.threshold,
        evaluationPeriods: it.evaluationPeriods,
        datapointsToAlarm: it.datapointsToAlarm,
        treatMissingData: it.treatMissingData,
        metricQueries: [
          ...it.metrics.map((metric) => metricQuery(metric, it.period)),
          { id: "e1", expression: it.expression, label: it.alert, returnData: true },
        ],
      };
    case "band":
      return {
        ...common,
        comparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold",
        thresholdMetricId: "e1",
        evaluationPeriods: it.evaluationPeriods,
        treatMissingData: "missing",
        metricQueries: [
          { ...metricQuery(it.metric, it.period), returnData: true },
          { id: "e1", expression: `ANOMALY_DETECTION_BAND(${it.metric.id}, ${it.width})`, label: "usual", returnData: true },
        ],
      };
  }
}

const metricQuery = ({ id, name, dimensions, stat }: MathAlarm["metrics"][number], period: number) => ({
  id,
  metric: { namespace: NAMESPACE, metricName: name, dimensions, stat, period },
});
