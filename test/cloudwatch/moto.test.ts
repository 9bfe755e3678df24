import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { checkout, type Engine, projectYaml, startEngine } from "../support/engine";
import { type Moto, startMoto } from "../support/moto/start-moto";
import { needsPrograms } from "../support/needs-programs";
import { type InAccount, type PolicyRead, readAccount } from "./harness/in-account";
import { stateText } from "./harness/state-text";
import { awsProgram, CANARIES } from "./harness/aws-program";

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
