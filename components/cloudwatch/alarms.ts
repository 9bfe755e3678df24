import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { MuteRule, PromqlAlarm } from "../../compilers/cloudwatch";

/** Arguments of {@link CloudwatchAlarms}. */
export interface CloudwatchAlarmsArgs {
  readonly region: string;
  readonly alarms: readonly PromqlAlarm[];
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
    const made = args.alarms.map(
      (it) => new aws.cloudwatch.MetricAlarm(`${name}-${it.id}`, promql(it, region, actions(it.severity)), { parent: this }),
    );
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

const promql = (it: PromqlAlarm, region: string, actions: pulumi.Input<string>[]): aws.cloudwatch.MetricAlarmArgs => ({
  region,
  name: it.name,
  alarmDescription: it.description,
  evaluationInterval: it.evaluationInterval,
  evaluationCriteria: { promqlCriteria: { query: it.query, pendingPeriod: it.pendingPeriod, recoveryPeriod: it.recoveryPeriod } },
  alarmActions: actions,
  okActions: actions,
});
