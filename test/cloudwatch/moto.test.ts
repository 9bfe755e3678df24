import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { checkout, type Engine, projectYaml, startEngine } from "../support/engine";
import { type Moto, startMoto } from "../support/moto/start-moto";
import { needsPrograms } from "../support/needs-programs";
import { type InAccount, type PolicyRead, readAccount } from "./harness/in-account";
import { stateText } from "./harness/state-text";
import { awsProgram, CANARIES, TOPIC_KEY } from "./harness/aws-program";

describe("pulumi up against an AWS that others wrote", function () {
  this.timeout(300_000);
  let moto: Moto;
  let engine: Engine;
  let folder: string;
  let made: InAccount;

  before(async function () {
    await needsPrograms(this, ["pulumi", "pulumi-language-nodejs", "pulumi-resource-aws", "moto-python"]);
    folder = await mkdtemp(join(tmpdir(), "aura-aws-"));
    moto = await startMoto();
    engine = await startEngine(projectYaml("aws"), { "index.ts": awsProgram(checkout, moto, folder) }, ["pulumi-resource-aws"]);
  });

  after(async () => {
    await engine?.stop();
    await moto?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  const alarms = async () =>
    (await moto.cloudwatch("DescribeAlarms", { MaxRecords: 100 })) as { MetricAlarms: Alarm[]; CompositeAlarms: Alarm[] };

  it("creates alarms, topics, subscriptions, roles, the hook and the dashboard", async () => {
    const { code, output } = await engine.pulumi("up", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    assert.match(output, /CloudWatch: About \d+\.\d\d dollars a month/);
    const { MetricAlarms } = await alarms();
    const cpu = MetricAlarms.find(({ AlarmName }) => AlarmName === "aura-prod-cpu-saturated-critical-6b0c65e8")!;
    assert.deepEqual([cpu.Threshold, cpu.EvaluationPeriods, cpu.AlarmActions!.length], [0.95, 6, 2]);
    assert.match(cpu.AlarmActions!.join(" "), /:aura-prod-critical .*:function:aura-prod-hook/);
    made = await readAccount(moto.url);
    assert.deepEqual(Object.keys(made.dashboards), ["aura-prod"]);
  });

  it("creates the group of logs that classic metrics are taken from, and lets the collector write there and nowhere else", () => {
    assert.deepEqual(made.logGroups, { "/aura/prod/metrics": 7, "/aws/lambda/aura-prod-hook": 30 });
    const write = {
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `arn:aws:logs:${PLACE}:log-group:/aura/prod/metrics:*`,
    };
    assert.deepEqual(statementsOf(made.policies), { "aura-prod-collector": [{ Sid: "WriteMetricEvents", Effect: "Allow", ...write }] });
  });

  it("creates encrypted topics that alarms of this account may publish to and nobody else, and tells who is named", () => {
    const severities = ["critical", "emergency", "info", "warning"];
    assert.deepEqual(
      Object.keys(made.topics).sort(),
      severities.map((it) => `aura-prod-${it}`),
    );
    for (const [name, { KmsMasterKeyId, Policy }] of Object.entries(made.topics)) {
      assert.equal(KmsMasterKeyId, TOPIC_KEY);
      const may = { Effect: "Allow", Principal: { Service: "cloudwatch.amazonaws.com" }, Action: "sns:Publish" };
      const where = { Resource: `arn:aws:sns:${PLACE}:${name}`, Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } };
      assert.deepEqual((JSON.parse(Policy!) as PolicyRead).Statement, [{ Sid: "AlarmsOfThisAccount", ...may, ...where }]);
    }
    const told = made.subscriptions.map(({ topic, protocol, endpoint }) => `${topic} ${protocol} ${endpoint}`);
    assert.deepEqual(told.sort(), [
      `aura-prod-critical email db@example.com`,
      `aura-prod-critical https ${CANARIES[1]}`,
      `aura-prod-emergency email db@example.com`,
      `aura-prod-emergency https ${CANARIES[1]}`,
      `aura-prod-warning email db@example.com`,
    ]);
  });

  it("creates the hook, which alarms of this stack may call, and which may read its address and write its log", () => {
    const { runtime, role, policy } = made.functions["aura-prod-hook"]!;
    assert.deepEqual([runtime, role], ["nodejs22.x", "arn:aws:iam::123456789012:role/aura-prod-hook"]);
    const [{ Principal, Action, Condition } = {}, ...others] = policy.Statement;
    assert.deepEqual(
      [Principal, Action, Condition, others],
      [
        { Service: "lambda.alarms.cloudwatch.amazonaws.com" },
        "lambda:InvokeFunction",
        {
          ArnLike: { "AWS:SourceArn": `arn:aws:cloudwatch:${PLACE}:alarm:aura-prod-*` },
          StringEquals: { "AWS:SourceAccount": "123456789012" },
        },
        [],
      ],
    );
    assert.deepEqual(Object.keys(made.roles), ["aura-prod-hook"]);
    const { trust, policies } = made.roles["aura-prod-hook"]!;
    assert.deepEqual(trust.Statement, [
      { Sid: "Hook", Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
    const log = {
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `arn:aws:logs:${PLACE}:log-group:/aws/lambda/aura-prod-hook:*`,
    };
    const address = { Action: "ssm:GetParameter", Resource: `arn:aws:ssm:${PLACE}:parameter/aura/hook` };
    assert.deepEqual(statementsOf(policies), {
      "aura-prod-hook": [
        { Sid: "Log", Effect: "Allow", ...log },
        { Sid: "ReadAddress", Effect: "Allow", ...address },
      ],
    });
  });

  it("changes nothing the second time", async () => {
    const { code, output } = await engine.pulumi("preview", "--expect-no-changes", "--diff");
    assert.equal(code, 0, output);
  });

  it("changes the threshold of one alarm", async () => {
    await engine.write("index.ts", awsProgram(checkout, moto, folder, { thresholds: { "cpu-saturated": { critical: "97%" } } }));
    const { code, output } = await engine.pulumi("up", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    const { MetricAlarms } = await alarms();
    assert.equal(MetricAlarms.find(({ AlarmName }) => AlarmName === "aura-prod-cpu-saturated-critical-6b0c65e8")!.Threshold, 0.97);
  });

  it("PromQL alarms are taken by the provider's own checks, although nobody here can create them", async () => {
    await engine.write("index.ts", awsProgram(checkout, moto, folder, {}, { metrics: "otlp", acceptGaps: [] }));
    const { code, output } = await engine.pulumi("preview", "--diff");
    assert.equal(code, 0, output);
    assert.match(output, /promqlCriteria: \{/);
  });

  it("holds no secret in the clear, in state or in the collector's files", async () => {
    const config = await readFile(join(folder, "collector", "prod-collector", "collector.yaml"), "utf8");
    const state = await stateText(engine.state);
    for (const canary of CANARIES) assert.ok(!config.includes(canary) && !state.includes(canary), canary);
  });

  it("takes everything away", async () => {
    const { code, output } = await engine.pulumi("destroy", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    assert.deepEqual((await alarms()).MetricAlarms ?? [], []);
    const nothing: InAccount = { logGroups: {}, topics: {}, subscriptions: [], roles: {}, policies: {}, functions: {}, dashboards: {} };
    assert.deepEqual(await readAccount(moto.url), nothing);
  });
});

const PLACE = "eu-west-1:123456789012";

const statementsOf = (policies: Readonly<Record<string, PolicyRead>>): unknown =>
  Object.fromEntries(Object.entries(policies).map(([name, { Statement }]) => [name, Statement]));

interface Alarm {
  readonly AlarmName?: string;
  readonly Threshold?: number;
  readonly EvaluationPeriods?: number;
  readonly AlarmActions?: readonly string[];
}
