import * as pulumi from "@pulumi/pulumi";

import { renderCost } from "../../compilers/cloudwatch";
import type * as ecsCollector from "../../components/cloudwatch/ecs-collector";
import type * as eksCollector from "../../components/cloudwatch/eks-collector";
import type * as hostCollector from "../../components/cloudwatch/host-collector";
import type * as target from "../../components/cloudwatch/target";
import type { CompiledCloudwatch } from "../compile";
import { load } from "../../components/load";

/** What the components are handed beside documents. */
export interface CloudwatchInputs {
  readonly secrets: Readonly<Record<string, pulumi.Input<string>>>;
  readonly kubeconfig?: pulumi.Input<string>;
}
/** Puts a stack's alarms into an AWS account, says what they cost, and runs what feeds them. */
export function makeCloudwatch(name: string, compiled: CompiledCloudwatch, inputs: CloudwatchInputs, parent: pulumi.Resource): void {
  const { region, topics, kmsKey, topicKeyPolicy, subscriptions, channels, alarms, muteRules, dashboard, hook } = compiled;
  const { CloudwatchTarget } = load(() => require("../../components/cloudwatch/target") as typeof target, "cloudwatch");
  for (const note of compiled.notes) void pulumi.log.warn(note, parent);
  void pulumi.log.info(`CloudWatch: ${renderCost(compiled.cost)}`, parent);
  new CloudwatchTarget(
    `${name}-cloudwatch`,
    {
      region,
      topics: { topics, keyPolicy: topicKeyPolicy, subscriptions, channels, ...(kmsKey !== undefined && { kmsKey }) },
      alarms: { alarms, muteRules, ...(dashboard !== undefined && { dashboard }) },
      ...(hook !== undefined && { hook }),
      values: inputs.secrets,
    },
    { parent },
  );
  makeCollector(`${name}-collector`, compiled, inputs, parent);
}

function makeCollector(
  name: string,
  compiled: CompiledCloudwatch,
  { secrets: values, kubeconfig }: CloudwatchInputs,
  parent: pulumi.Resource,
): void {
  const { region, collector, role, policy, metricLogs } = compiled;
  const logs = metricLogs !== undefined && { metricLogs };
  switch (collector.kind) {
    case "ecs": {
      const { EcsCollector } = load(() => require("../../components/cloudwatch/ecs-collector") as typeof ecsCollector, "cloudwatch");
      return void new EcsCollector(name, { region, task: collector.task, role: role!, values, ...logs }, { parent });
    }
    case "eks": {
      const { EksCollector } = load(
        () => require("../../components/cloudwatch/eks-collector") as typeof eksCollector,
        "cloudwatch.collector.kind: eks",
      );
      const { workload } = collector;
      return void new EksCollector(
        name,
        { region, workload, role: role!, values, ...logs, ...(kubeconfig !== undefined && { kubeconfig }) },
        { parent },
      );
    }
    case "host": {
      const { HostCollector } = load(() => require("../../components/cloudwatch/host-collector") as typeof hostCollector, "cloudwatch");
      return void new HostCollector(name, { region, ...collector, policy, values, ...logs }, { parent });
    }
  }
}
