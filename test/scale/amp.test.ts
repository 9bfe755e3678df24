import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";

import type * as library from "../../library";
import { resolveProgram } from "../../toolchain";
import { run } from "../../toolchain/run";
import { smallConfig } from "../stack-config/small-config";
import { needsPrograms } from "../support/needs-programs";

const TOPIC = "arn:aws:sns:eu-west-1:123456789012:chat";
const config = {
  ...smallConfig,
  prometheus: { kind: "files", directory: "/etc/prometheus/aura", mode: "agent" },
  remoteWrite: {
    amp: {
      url: "https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-0b1c2d3e/api/v1/remote_write",
      sigv4: { region: "eu-west-1", roleArn: "arn:aws:iam::123456789012:role/writer" },
    },
  },
  rulesTo: { kind: "amp", workspace: "ws-0b1c2d3e", region: "eu-west-1", topics: { chat: TOPIC } },
};

interface Made {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** Nothing of this was ever sent to AWS: the engine is a mock, the resources are those of the SDK. */
describe("a stack whose rules Amazon Managed Service for Prometheus evaluates", function () {
  this.timeout(120_000);
  const made: Made[] = [];
  let folder: string;

  before(async function () {
    await needsPrograms(this, ["promtool", "amtool"]);
    folder = mkdtempSync(join(tmpdir(), "aura-amp-"));
    const newResource = ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => {
      made.push({ type, name, inputs: inputs as Made["inputs"] });
      return { id: `${name}-id`, state: inputs as object };
    };
    await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "aura-monitoring", "prod");
    // Resources must be loaded after the mocks are set.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { AuraMonitoring } = require("../../library") as typeof library;
    new AuraMonitoring("aura", { config: config as never, secrets: { "aura-payments": "canary" } });
    await pulumi.runtime.disconnect();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const ofType = (type: string) => made.filter((it) => it.type === type);
  const check = async (program: "promtool" | "amtool", args: readonly string[], text: string): Promise<void> => {
    const file = join(folder, "checked.yml");
    writeFileSync(file, text);
    const { ok, output } = await run(await resolveProgram(program), [...args, file], { env: process.env });
    assert.ok(ok, output);
  };

  it("has one namespace of the workspace for each rule file, which promtool accepts", async () => {
    const namespaces = ofType("aws:amp/ruleGroupNamespace:RuleGroupNamespace");
    assert.ok(namespaces.some(({ name }) => name === "aura-amp-alerts-saturation"));
    for (const { inputs } of namespaces) {
      assert.equal(inputs.workspaceId, "ws-0b1c2d3e");
      assert.equal(inputs.region, "eu-west-1");
      assert.match(inputs.name!, /^aura-prod-/);
      await check("promtool", ["check", "rules"], inputs.data!);
    }
  });

  it("tells contacts through their topics, in a configuration that amtool accepts and that names no secret", async () => {
    const [definition] = ofType("aws:amp/alertManagerDefinition:AlertManagerDefinition");
    const { alertmanager_config, template_files } = parse(definition!.inputs.definition!) as {
      readonly alertmanager_config: string;
      readonly template_files: Readonly<Record<string, string>>;
    };
    for (const [name, text] of Object.entries(template_files)) writeFileSync(join(folder, name), text);
    await check("amtool", ["check-config"], alertmanager_config);
    const { receivers } = parse(alertmanager_config) as { readonly receivers: readonly Readonly<Record<string, readonly object[]>>[] };
    const kinds = new Set(receivers.flatMap((it) => Object.keys(it).filter((key) => key !== "name")));
    assert.deepEqual([...kinds], ["sns_configs"]);
    assert.ok(receivers.flatMap(({ sns_configs = [] }) => sns_configs).every((it) => (it as { topic_arn: string }).topic_arn === TOPIC));
    assert.doesNotMatch(alertmanager_config, /_file|aura-secret|canary/);
  });

  it("writes with a signature, and leaves rules and receivers out of the files", () => {
    const sets = ofType("aura-files:index:FileSet");
    const [prometheus] = sets.filter(({ name }) => name === "aura-prometheus");
    const files = prometheus!.inputs.files as unknown as Readonly<Record<string, string>>;
    assert.match(files["prometheus.yml"]!, /sigv4:\n\s+region: eu-west-1\n\s+role_arn: arn:aws:iam::123456789012:role\/writer/);
    assert.deepEqual(Object.keys(files).sort(), ["prometheus.yml", "scrape/aura-prod.yml"]);
    assert.deepEqual(sets.map(({ name }) => name).sort(), ["aura-prometheus", "aura-secrets"]);
  });
});
