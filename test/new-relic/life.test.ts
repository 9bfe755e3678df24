import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { catalog } from "../../catalog";
import { compileNewRelic } from "../../stacks/compile-new-relic";
import { planStack } from "../../stacks/plan";
import { resolvePrograms } from "../../toolchain";
import { changed, type Changes } from "../stack-config/small-config";
import { checkout, type Engine, projectYaml, startEngine } from "../support/engine";
import { type NerdGraph, startNerdGraph } from "../support/new-relic/nerdgraph";
import { needsPrograms } from "../support/needs-programs";

const CANARIES = { userKey: "NRAK-canary-of-the-user-key", routingKey: "canary-of-the-integration-key" };

/** A destination that somebody made in the browser: it is named, and never made. */
const SLACK = { destination: "11111111-2222-4333-8444-555555555555", channel: "C024BE91L" };

/** The program with documents of a config. Two alerts are enough: the others are the same resources. */
function program(nerdGraph: NerdGraph, changes: Changes = {}): string {
  const section = { accountId: 123456, region: "EU", licenseKey: "nr", userKey: "nr-user", nerdgraphUrl: nerdGraph.url };
  const { plan, config } = planStack(
    changed({
      "contacts.oncall": { kind: "pagerduty", routingKey: "pagerduty" },
      newRelic: { ...section, notify: { oncall: { contact: "oncall" }, team: { severity: "warning", slack: SLACK } } },
      maintenance: [{ from: "2026-12-24T18:00", to: "2026-12-27T06:00", timeZone: "Europe/Berlin", reason: "freeze", author: "shop" }],
      ...changes,
    }),
    catalog,
  );
  const alerts = plan.alerts.filter(({ id }) => id === "cpu-saturated" || id === "out-of-memory");
  const documents = compileNewRelic({ ...plan, alerts }, config.newRelic!, config, (it) => it);
  return `import * as pulumi from "@pulumi/pulumi";
import { NewRelic } from ${JSON.stringify(join(checkout, "components/new-relic"))};
const secrets = { pagerduty: pulumi.secret(${JSON.stringify(CANARIES.routingKey)}) };
new NewRelic("aura", { ...(${JSON.stringify(documents)} as any), userKey: pulumi.secret(${JSON.stringify(CANARIES.userKey)}), secrets });
`;
}

describe("New Relic through the real engine and plugin", function () {
  this.timeout(600_000);
  let engine: Engine | undefined;
  let nerdGraph: NerdGraph;
  const kinds = () => [...nerdGraph.kept.values()].map(({ kind }) => kind).sort();
  const up = async () => {
    const { code, output } = await engine!.pulumi("up", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    return output;
  };

  before(async function () {
    await needsPrograms(this, ["pulumi", "pulumi-resource-newrelic"]);
    const programs = await resolvePrograms(["pulumi-resource-newrelic"]);
    nerdGraph = await startNerdGraph();
    process.env.PATH = `${dirname(programs["pulumi-resource-newrelic"])}:${process.env.PATH}`;
    engine = await startEngine(projectYaml("new-relic"), { "index.ts": program(nerdGraph) });
  });
  after(async () => {
    await engine?.stop();
    await nerdGraph?.stop();
  });

  it("is created: policies, conditions, a muting rule, ways out", async () => {
    await up();
    assert.deepEqual(kinds(), [
      ...["channel", "channel", "condition", "condition", "condition", "dashboard", "destination", "muting"],
      ...["policy", "policy", "policy", "policy", "workflow", "workflow"],
    ]);
    const cpu = [...nerdGraph.kept.values()].find(({ name }) => name === "AuraCpuSaturated critical (prod)")!;
    assert.deepEqual(cpu.nrql, {
      query:
        "SELECT min(`instance:neo4j_aura_cpu_utilization:ratio`) FROM Metric WHERE aura_stack = 'prod' FACET aura_project, instance_id",
    });
    assert.ok(nerdGraph.calls.every(({ key }) => key === CANARIES.userKey));
  });

  it("tells a Slack channel by a destination that New Relic has already, of the severities that it asks for", () => {
    const all = [...nerdGraph.kept.values()] as unknown as readonly Readonly<Record<string, unknown>>[];
    const one = (kind: string, name: RegExp) => all.find((it) => it.kind === kind && name.test(String(it.name)))!;
    const channel = one("channel", /^team$/);
    assert.deepEqual(
      [channel.type, channel.product, channel.destinationId, (channel.properties as readonly object[])[0]],
      ["SLACK", "IINT", SLACK.destination, { key: "channelId", value: SLACK.channel }],
    );
    const workflow = one("workflow", /^Aura team /);
    const warnings = one("policy", /^Aura prod warning$/);
    assert.deepEqual((workflow.issuesFilter as { readonly predicates: object }).predicates, [
      { attribute: "labels.policyIds", operator: "EXACTLY_MATCHES", values: [warnings.id] },
    ]);
    assert.deepEqual(
      (workflow.destinationConfigurations as readonly { readonly channelId: string }[]).map(({ channelId }) => channelId),
      [channel.id],
    );
    assert.equal(all.filter(({ kind }) => kind === "destination").length, 1, "that of PagerDuty alone is made");
  });

  it("is unchanged on the second run", async () => {
    const before = nerdGraph.calls.length;
    assert.match(await up(), /\d+ unchanged/);
    const writes = nerdGraph.calls.slice(before).filter(({ operation }) => operation !== "actor");
    assert.deepEqual(writes, []);
  });

  it("is updated in place when a threshold changes", async () => {
    const policies = () => [...nerdGraph.kept].filter(([, { kind }]) => kind === "policy").map(([id]) => id);
    const before = policies();
    await engine!.write("index.ts", program(nerdGraph, { "alerts.thresholds": { "cpu-saturated": { critical: "97%" } } }));
    assert.match(await up(), /1 updated|~ 1/);
    const cpu = [...nerdGraph.kept.values()].find(({ name }) => name === "AuraCpuSaturated critical (prod)")!;
    assert.match(JSON.stringify(cpu), /"threshold":0.97/);
    assert.deepEqual(policies(), before);
  });

  it("shows no secret in the state", async () => {
    const files = await readdir(engine!.state, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(files.filter((it) => it.isFile()).map((it) => readFile(join(it.parentPath, it.name), "utf8")));
    assert.ok(
      texts.some((it) => it.includes("cpu-saturated")),
      "the state was read",
    );
    for (const canary of Object.values(CANARIES)) assert.ok(!texts.some((it) => it.includes(canary)), `${canary} is in the state`);
  });

  it("is destroyed whole", async () => {
    const { code, output } = await engine!.pulumi("destroy", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    assert.deepEqual(kinds(), []);
  });
});
