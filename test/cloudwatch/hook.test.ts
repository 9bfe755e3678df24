import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { compileHook, estimateCost, renderCost } from "../../compilers/cloudwatch";
import type { CloudwatchOptions } from "../../compilers/cloudwatch";
import { samplePlan } from "../../docs/sample-plan";
import { run } from "../../toolchain/run";

const plan = samplePlan();
const options: CloudwatchOptions = {
  region: "eu-west-1",
  account: "123456789012",
  metrics: "otlp",
  collector: { kind: "host", directory: "/etc/aura" },
  image: "otel/opentelemetry-collector-contrib:0.155.0",
  subscribers: [],
  hookParameter: "/aura/hook",
  dashboard: true,
  anomalies: false,
  databases: ["neo4j"],
};

const EVENT = {
  region: "eu-west-1",
  time: "2026-11-26T22:00:00Z",
  alarmData: {
    alarmName: "aura-prod-cpu-saturated-critical",
    state: { value: "ALARM", reason: "1 contributor" },
    configuration: { description: "AuraCpuSaturated (critical, prod): CPU is close to its limit\nmore" },
    alarmContributor: { contributorAttributes: { instance_id: "6b0c65e8" } },
  },
};

/** Runs the hook's own files in Node, with an address in place of AWS's parameter, and a status in place of the network's answer. */
async function called(status: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aura-hook-"));
  try {
    for (const [name, content] of Object.entries(compileHook(plan, options)!.files)) await writeFile(join(folder, name), content);
    const program = `import("${join(folder, "index.mjs")}").then(({ handler }) => handler(${JSON.stringify(EVENT)}, {},
      async (url, request) => { console.log(url, request.body); return { ok: ${status} < 300, status: ${status} }; },
      async () => "https://secret.example.com/key")).catch((error) => console.log("failed:", error.message));`;
    return (await run(process.execPath, ["--no-warnings", "--eval", program], { env: process.env })).output;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("the hook that alarms call", () => {
  it("says the name of the instance, and where its runbook is", async () => {
    const [, url, body] = /^(\S+) (\{.*\})$/m.exec(await called(200))!;
    assert.equal(url, "https://secret.example.com/key");
    const { alarm, state, instance, instanceId, environment, runbook } = JSON.parse(body!) as Readonly<Record<string, string>>;
    assert.deepEqual(
      [alarm, state, instance, instanceId, environment],
      ["aura-prod-cpu-saturated-critical", "ALARM", "orders", "6b0c65e8", "prod"],
    );
    assert.match(runbook!, /cpu-saturated\.md$/);
  });

  it("fails when it is refused, so that Lambda tries again, and does not say the address", async () => {
    const [failure] = /^failed: .*$/m.exec(await called(500))!;
    assert.equal(failure, "failed: the address answered 500");
  });

  it("may read its one parameter and write its log, and nothing else", () => {
    const { role, permission } = compileHook(plan, options)!;
    assert.deepEqual(
      role.policy!.Statement.map(({ Action, Resource }) => [Action, Resource]),
      [
        [["logs:CreateLogStream", "logs:PutLogEvents"], "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/aura-prod-hook:*"],
        ["ssm:GetParameter", "arn:aws:ssm:eu-west-1:123456789012:parameter/aura/hook"],
      ],
    );
    assert.equal(permission.sourceArn, "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:aura-prod-*");
  });
});

describe("the estimate of costs", () => {
  const none = {
    classicAlarmMetrics: 0,
    promqlAlarms: 0,
    compositeAlarms: 0,
    dashboards: 0,
    series: 0,
    customMetrics: 0,
    keys: 0,
    secrets: 0,
    fargateTasks: 0,
  };

  it("multiplies what is made with list prices, and says what has none", () => {
    const cost = estimateCost(plan, { ...none, promqlAlarms: 60, dashboards: 1, series: 1_000, keys: 1 }, options);
    assert.deepEqual([cost.dollars, cost.unpriced], [4, ["metrics taken in by OTLP", "PromQL alarms"]]);
    assert.match(
      renderCost(cost),
      /^About 4\.00 dollars a month, and what no price is known of: metrics taken in by OTLP, PromQL alarms \(list prices of us-east-1 .*2026-05-05.*\)\./,
    );
  });

  it("counts a gigabyte by the price that the config names", () => {
    const cost = estimateCost(plan, { ...none, series: 1_000 }, { ...options, dollarsPerGigabyte: 0.5 });
    assert.deepEqual([cost.lines[0]!.quantity, cost.dollars], [14.45, 7.23]);
  });

  it("counts classic metrics in the tiers that AWS has", () => {
    assert.equal(estimateCost(plan, { ...none, customMetrics: 20_000 }, { ...options, metrics: "emf" }).lines[0]!.dollars, 4_000);
  });
});
