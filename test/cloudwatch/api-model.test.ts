import assert from "node:assert/strict";

import { needsPrograms } from "../support/needs-programs";
import { smallConfig } from "../stack-config/small-config";
import { type ApiModel, apiModel } from "./harness/api-model";
import { CLASSIC_GAPS } from "./harness/aws-program";
import { type Asked, mockedStack } from "./harness/mocked-stack";

const ARN = /^arn:aws:[a-z0-9-]+:/;
const SECRETS = { "aura-payments": "a", slack: "b", "pagerduty-aws": "https://events.example.com/x" };

const stack = (collector: object, more: object = {}) => ({
  ...smallConfig,
  alerts: { pack: "full" },
  maintenance: [{ from: "2026-12-24T18:00", to: "2027-01-27T06:30", timeZone: "Europe/Berlin", reason: "freeze", author: "shop" }],
  cloudwatch: {
    region: "eu-west-1",
    account: "123456789012",
    collector,
    notify: {
      chat: { kind: "slack", workspace: "T0123ABCD", channel: "C0123ABCD" },
      oncall: { kind: "pagerduty", url: "pagerduty-aws", severities: ["critical", "emergency"] },
    },
    ...more,
  },
});

const ECS = { kind: "ecs", cluster: "monitoring", subnets: ["subnet-0a1b2c3d"], securityGroups: ["sg-0a1b2c3d"] };
const CLASSIC = { metrics: "emf", anomalies: true, acceptGaps: CLASSIC_GAPS };

/** `alarmName` → `AlarmName`, all the way down. */
function capitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalised);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key[0]!.toUpperCase() + key.slice(1), capitalised(it)]));
}

describe("what no stand-in knows, against AWS's own model of its API", function () {
  this.timeout(120_000);
  let asked: readonly Asked[];
  let cloudwatch: ApiModel;

  before(async function () {
    await needsPrograms(this, ["moto-python"]);
    cloudwatch = await apiModel("cloudwatch");
    ({ asked } = await mockedStack(stack(ECS), SECRETS));
  });

  const of = (type: string, from = asked): readonly Asked["inputs"][] =>
    from.filter((it) => it.type === type).map(({ inputs }) => withoutRegion(inputs));

  it("PromQL alarms", () => {
    const alarms = of("aws:cloudwatch/metricAlarm:MetricAlarm");
    assert.ok(alarms.length > 40);
    for (const { name, evaluationCriteria, okActions, ...rest } of alarms) {
      const { promqlCriteria } = evaluationCriteria as { readonly promqlCriteria: object };
      const call = {
        ...(capitalised(rest) as object),
        AlarmName: name,
        OKActions: okActions,
        EvaluationCriteria: { PromQLCriteria: capitalised(promqlCriteria) },
      };
      assert.deepEqual(cloudwatch.problems("PutMetricAlarmInput", call), [], String(name));
    }
  });

  it("mute rules, none of them longer than fifteen days", () => {
    const rules = of("aws:cloudwatch/alarmMuteRule:AlarmMuteRule");
    assert.ok(rules.length > 3);
    for (const { ...rule } of rules) {
      assert.deepEqual(cloudwatch.problems("PutAlarmMuteRuleInput", capitalised(rule)), [], String(rule.name));
      const { schedule } = rule.rule as { readonly schedule: { readonly expression: string; readonly duration: string } };
      assert.match(schedule.expression, /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d\)$/);
      assert.ok(Number(/^P(\d+)D/.exec(schedule.duration)?.[1] ?? 0) <= 15, schedule.duration);
    }
  });

  it("metric-math alarms, composite alarms and bands", async () => {
    const config = stack(ECS, CLASSIC);
    const classic = (await mockedStack(config, SECRETS)).asked;
    const alarms = of("aws:cloudwatch/metricAlarm:MetricAlarm", classic);
    assert.ok(
      alarms.some(({ thresholdMetricId }) => thresholdMetricId !== undefined),
      "no band",
    );
    for (const { name, metricQueries, okActions, ...rest } of alarms) {
      const queries = (metricQueries as readonly { readonly metric?: Readonly<Record<string, unknown>> }[]).map(({ metric, ...query }) => ({
        ...(capitalised(query) as object),
        ...(metric !== undefined && { MetricStat: metricStat(metric) }),
      }));
      const call = { ...(capitalised(rest) as object), AlarmName: name, OKActions: okActions, Metrics: queries };
      assert.deepEqual(cloudwatch.problems("PutMetricAlarmInput", call), [], String(name));
    }
    const composites = of("aws:cloudwatch/compositeAlarm:CompositeAlarm", classic);
    assert.equal(composites.length, 1);
    for (const { okActions, ...rest } of composites)
      assert.deepEqual(cloudwatch.problems("PutCompositeAlarmInput", { ...(capitalised(rest) as object), OKActions: okActions }), []);
  });

  it("the collector's Fargate service", async () => {
    const ecs = await apiModel("ecs");
    const [task] = of("aws:ecs/taskDefinition:TaskDefinition");
    const { containerDefinitions, ...rest } = task!;
    const containers: unknown = JSON.parse(containerDefinitions as string);
    assert.deepEqual(ecs.problems("RegisterTaskDefinitionRequest", { ...rest, containerDefinitions: containers }), []);
    const [service] = of("aws:ecs/service:Service");
    const { name, networkConfiguration: network, deploymentMinimumHealthyPercent, deploymentMaximumPercent, ...more } = service!;
    const { assignPublicIp, ...awsvpc } = network as { readonly assignPublicIp: boolean };
    const call = {
      ...more,
      serviceName: name,
      deploymentConfiguration: { minimumHealthyPercent: deploymentMinimumHealthyPercent, maximumPercent: deploymentMaximumPercent },
      networkConfiguration: { awsvpcConfiguration: { ...awsvpc, assignPublicIp: assignPublicIp ? "ENABLED" : "DISABLED" } },
    };
    assert.deepEqual(ecs.problems("CreateServiceRequest", call), []);
    assert.deepEqual([more.desiredCount, deploymentMaximumPercent], [1, 100]);
    assert.ok(
      !JSON.stringify(containers).includes(SECRETS["aura-payments"].repeat(8)) &&
        ARN.test((containers as { secrets: { valueFrom: string }[] }[])[0]!.secrets[0]!.valueFrom),
    );
  });

  it("the collector's pod on EKS: one, replaced and never doubled, with an identity of its own", async () => {
    const eks = await apiModel("eks");
    const { asked: onEks } = await mockedStack(stack({ kind: "eks", cluster: "monitoring" }), SECRETS);
    const [association] = of("aws:eks/podIdentityAssociation:PodIdentityAssociation", onEks);
    const { ...call } = association!;
    assert.deepEqual(eks.problems("CreatePodIdentityAssociationRequest", call), []);
    const deployment = onEks.find(({ type }) => type === "kubernetes:apps/v1:Deployment")!.inputs.spec as {
      replicas: number;
      strategy: object;
    };
    assert.deepEqual([deployment.replicas, deployment.strategy], [1, { type: "Recreate" }]);
  });

  it("the group of logs of classic metrics, there before what writes to it", async () => {
    const logs = await apiModel("logs");
    const writers = { "aws:ecs/service:Service": ECS, "kubernetes:apps/v1:Deployment": { kind: "eks", cluster: "monitoring" } };
    for (const [writer, collector] of Object.entries(writers)) {
      const config = stack(collector, CLASSIC);
      const { asked: classic } = await mockedStack(config, SECRETS);
      const at = classic.findIndex(({ inputs }) => inputs.name === "/aura/prod/metrics");
      const { name, retentionInDays } = classic[at]!.inputs;
      assert.deepEqual(logs.problems("CreateLogGroupRequest", { logGroupName: name }), []);
      assert.deepEqual(logs.problems("PutRetentionPolicyRequest", { logGroupName: name, retentionInDays }), []);
      assert.ok(at < classic.findIndex(({ type }) => type === writer), writer);
    }
    assert.deepEqual(
      of("aws:cloudwatch/logGroup:LogGroup").map(({ name }) => name),
      ["/aura/prod/collector"],
    );
  });

  it("channels of Slack", async () => {
    const chatbot = await apiModel("chatbot");
    for (const channel of of("aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration"))
      assert.deepEqual(chatbot.problems("CreateSlackChannelConfigurationRequest", capitalised(channel)), []);
  });

  it("finds what is wrong", () => {
    const criteria = { Query: "", PendingPeriod: 90_000, Recovery: 1 };
    assert.deepEqual(cloudwatch.problems("PutMetricAlarmInput", { EvaluationCriteria: { PromQLCriteria: criteria } }), [
      "PutMetricAlarmInput.AlarmName is missing",
      "PutMetricAlarmInput.EvaluationCriteria.PromQLCriteria.Query: 0 is not between 1 and 10000",
      "PutMetricAlarmInput.EvaluationCriteria.PromQLCriteria.PendingPeriod: 90000 is not between 0 and 86400",
      "PutMetricAlarmInput.EvaluationCriteria.PromQLCriteria has no field Recovery",
    ]);
  });
});

/** Which region it is for is said by the address. */
const withoutRegion = (inputs: Asked["inputs"]): Asked["inputs"] =>
  Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== "region"));

const metricStat = ({ namespace, metricName, dimensions, stat, period }: Readonly<Record<string, unknown>>): object => ({
  Metric: {
    Namespace: namespace,
    MetricName: metricName,
    Dimensions: Object.entries(dimensions as object).map(([Name, Value]) => ({ Name, Value: Value as string })),
  },
  Stat: stat,
  Period: period,
});

describe("without the section cloudwatch", function () {
  this.timeout(60_000);

  it("a stack loads nothing of AWS", async () => {
    const { asked, loaded } = await mockedStack(smallConfig, SECRETS);
    assert.deepEqual([asked.filter(({ type }) => type.startsWith("aws:")), loaded.filter((it) => it === "@pulumi/aws")], [[], []]);
  });

  it("and with it, it does", async () => {
    assert.ok((await mockedStack(stack(ECS), SECRETS)).loaded.includes("@pulumi/aws"));
  });
});
