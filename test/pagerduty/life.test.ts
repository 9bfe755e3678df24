import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { resolvePrograms } from "../../toolchain";
import { changed, type Changes } from "../stack-config/small-config";
import { checkout, type Engine, projectYaml, startEngine } from "../support/engine";
import { needsPrograms } from "../support/needs-programs";
import { type PagerDutyApi, startPagerDutyApi } from "../support/pagerduty/rest-api";

const CANARIES = { token: "canary-of-the-rest-api-key", key: "0123456789abcdef0123canaryofakey" };

/** The whole stack: files for servers of the machine, and a service whose key goes into one of them. */
function program(api: PagerDutyApi, changes: Changes = {}): string {
  const config = changed({
    prometheus: { kind: "files", directory: "out" },
    contacts: { oncall: { kind: "pagerduty", routingKey: "pagerduty-payments" } },
    pagerduty: {
      token: "pagerduty-api",
      apiUrl: api.url,
      services: { payments: { escalationPolicy: "PANZZEQ", integrationKeyAs: "pagerduty-payments" } },
    },
    ...changes,
  });
  return `import * as pulumi from "@pulumi/pulumi";
import { AuraMonitoring } from ${JSON.stringify(join(checkout, "stacks/monitoring"))};
const secrets = { "aura-payments": pulumi.secret("not-a-real-secret"), "pagerduty-api": pulumi.secret(${JSON.stringify(CANARIES.token)}) };
new AuraMonitoring("aura", { config: ${JSON.stringify(config)} as any, secrets });
`;
}

describe("PagerDuty through the real engine and plugin", function () {
  this.timeout(600_000);
  let engine: Engine | undefined;
  let api: PagerDutyApi;
  const run = async (...args: readonly string[]) => {
    const { code, output } = await engine!.pulumi(...args);
    assert.equal(code, 0, output);
    return output;
  };

  before(async function () {
    const names = ["pulumi", "pulumi-resource-pagerduty", "promtool", "amtool"] as const;
    await needsPrograms(this, names);
    const programs = await resolvePrograms(names);
    for (const name of names) process.env.PATH = `${dirname(programs[name])}:${process.env.PATH}`;
    api = await startPagerDutyApi(CANARIES.key);
    engine = await startEngine(projectYaml("pagerduty"), { "index.ts": program(api) });
  });
  after(async () => {
    await engine?.stop();
    await api?.stop();
  });

  it("previews the whole stack while no key is there yet", async () => {
    assert.match(await run("preview"), /pagerduty:index:ServiceIntegration/);
    assert.deepEqual([api.services.size, api.integrations.size], [0, 0]);
  });

  it("makes a service on the escalation policy, and hands its key to Alertmanager as a file", async () => {
    await run("up", "--yes", "--skip-preview");
    const [service] = [...api.services.values()];
    assert.equal(service!.name, "Neo4j Aura payments (test)");
    assert.equal((service!.escalation_policy as { id: string }).id, "PANZZEQ");
    assert.deepEqual((service!.alert_grouping_parameters as { type: string }).type, "content_based");
    const file = await readFile(join(engine!.folder, "out", "test-secrets", "pagerduty-payments"), "utf8");
    assert.equal(file, CANARIES.key);
  });

  it("is unchanged on the second run, and updated in place", async () => {
    const before = api.calls.length;
    await run("up", "--yes", "--skip-preview");
    assert.deepEqual(
      api.calls.slice(before).filter(({ what }) => !what.startsWith("GET")),
      [],
    );
    await engine!.write("index.ts", program(api, { "pagerduty.services.payments.autoResolve": "24h" }));
    await run("up", "--yes", "--skip-preview");
    assert.deepEqual(
      [...api.services.values()].map((it) => it.auto_resolve_timeout),
      [86_400],
    );
  });

  it("says what becomes of events by severity, and leaves that alone while nothing changes", async () => {
    const said = async (orchestration?: object) => {
      await engine!.write("index.ts", program(api, { "pagerduty.services.payments.orchestration": orchestration }));
      await run("up", "--yes", "--skip-preview");
      return [...api.orchestrations.values()].map(({ active, rules }) => [
        active,
        ...rules.map(({ label, actions: { suppress, suspend, priority } }) => [label, suppress, suspend, priority]),
      ]);
    };
    assert.deepEqual([...api.orchestrations], [], "nothing was asked before");
    const wanted = { info: { suppress: true }, warning: { pause: "10m" }, emergency: { priority: "P53ZZH5" } };
    const made = [
      ["Neo4j Aura: emergency", false, null, "P53ZZH5"],
      ["Neo4j Aura: warning", false, 600, ""],
      ["Neo4j Aura: info", true, null, ""],
    ];
    assert.deepEqual(await said(wanted), [[true, ...made]]);
    const before = api.calls.length;
    assert.deepEqual(await said(wanted), [[true, ...made]]);
    assert.deepEqual(
      api.calls.slice(before).filter(({ what }) => !what.startsWith("GET")),
      [],
    );
    assert.deepEqual(await said({ warning: { pause: "15m" } }), [[true, ["Neo4j Aura: warning", false, 900, ""]]]);
    assert.deepEqual(await said(), [[true]], "no rule is left behind");
    assert.deepEqual(await said({ info: { suppress: true } }), [[true, ["Neo4j Aura: info", true, null, ""]]]);
  });

  it("shows no secret in the state", async () => {
    const files = await readdir(engine!.state, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(files.filter((it) => it.isFile()).map((it) => readFile(join(it.parentPath, it.name), "utf8")));
    assert.ok(
      texts.some((it) => it.includes("PANZZEQ")),
      "the state was read",
    );
    for (const canary of Object.values(CANARIES)) assert.ok(!texts.some((it) => it.includes(canary)), `${canary} is in the state`);
  });

  it("is destroyed whole", async () => {
    await run("destroy", "--yes", "--skip-preview");
    assert.deepEqual([api.services.size, api.integrations.size], [0, 0]);
    assert.deepEqual(
      [...api.orchestrations.values()].flatMap(({ rules }) => rules),
      [],
    );
  });
});
