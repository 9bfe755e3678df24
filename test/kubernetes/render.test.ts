import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stringify } from "yaml";

import { render } from "../../cli/render/render";
import { writeManifests } from "../../cli/render/write-manifests";
import { MARK } from "../../compilers/kubernetes/render-manifests";
import { run } from "../../toolchain/run";
import { checkout } from "../support/engine";
import { operatorSections } from "./harness/operator-sections";

const WORLD = { aura: "http://127.0.0.1:9", pagerDuty: "http://127.0.0.1:9/v2/enqueue" };

describe("render", function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "aura-render-"))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Renders a stack file. @param prometheus what differs in its section @param more other sections */
  async function rendered(prometheus: object, out = join(folder, "out"), more: object = {}): Promise<string> {
    const file = join(folder, "stack.yaml");
    const sections = Object.entries({ ...operatorSections(WORLD, prometheus), ...more }).map(([key, value]) => [
      `aura-monitoring:${key}`,
      value,
    ]);
    await writeFile(file, stringify({ config: Object.fromEntries(sections) as object }));
    const told: string[] = [];
    await render({ root: checkout, stack: "prod", file, out }, (text) => told.push(text));
    return told.join("");
  }

  const textsIn = async (out: string): Promise<ReadonlyMap<string, string>> => {
    const names = (await readdir(out)).sort();
    return new Map(await Promise.all(names.map(async (it) => [it, await readFile(join(out, it), "utf8")] as const)));
  };

  it("refuses every secret whose value only Pulumi has, and asks for its place", async () => {
    const fix =
      "    → write { kubernetesSecret: { name, key } }, or prometheus.secrets: { kind: existing, name: <Secret> } for all of them";
    const mistake = (path: string, name: string) =>
      `  ${path}: ${name}\n    is a secret whose value only Pulumi has, and rendered manifests hold none\n${fix}`;
    await assert.rejects(rendered({}), {
      message: [
        "3 mistakes in stacks/Pulumi.prod.yaml",
        mistake("aura.projects.shop.clientSecret", "aura"),
        mistake("contacts.channel.webhook", "slack"),
        mistake("contacts.pager.routingKey", "pagerduty"),
      ].join("\n\n"),
    });
    assert.deepEqual(await readdir(folder), ["stack.yaml"], "nothing was written");
  });

  it("refuses a stack that has no objects", async () => {
    await assert.rejects(rendered({ kind: "files", release: undefined, directory: "/etc/prometheus/aura" }), {
      message:
        "1 mistake in stacks/Pulumi.prod.yaml\n\n  prometheus.kind: files\n    makes no Kubernetes objects, so there is nothing to render\n    → write kind: operator or kind: standalone",
    });
  });

  const datadog = {
    site: "datadoghq.eu",
    apiKey: "dd-api",
    appKey: "dd-app",
    handles: { channel: "@slack-a", pager: "@pagerduty-a" },
    acceptGaps: ["data-stale"],
  };

  it("writes the document for a Datadog Agent beside the objects, and out of their kustomization", async () => {
    await rendered({ secrets: { kind: "existing", name: "values" } }, folder, { datadog });
    const files = await textsIn(folder);
    const values = files.get("datadog-values.yaml")!;
    assert.ok(values.startsWith(MARK) && values.includes("client_secret: ENC[datadog/neo4j-aura;aura]"), values);
    assert.ok(!files.get("kustomization.yaml")!.includes("datadog"));
  });

  it("writes that document alone for a stack that has no objects", async () => {
    const out = join(folder, "out");
    await rendered({ kind: "files", release: undefined, directory: "/etc/prometheus/aura" }, out, { datadog });
    assert.deepEqual(await readdir(out), ["datadog-values.yaml"]);
  });

  it("writes the same bytes twice, and the second time nothing", async () => {
    const secrets = { secrets: { kind: "existing", name: "values" } };
    const [one, two] = [join(folder, "one"), join(folder, "two")];
    await rendered(secrets, one);
    await rendered(secrets, two);
    assert.deepEqual(await textsIn(one), await textsIn(two));
    assert.match(await rendered(secrets, one), new RegExp(` 0 written, 0 removed, ${(await textsIn(one)).size} unchanged\\n$`));
  });

  it("leaves files of others alone, and removes its own that are not needed any more", async () => {
    await writeManifests(folder, { "a.yaml": `${MARK}a: 1\n`, "b.yaml": `${MARK}b: 1\n` });
    await writeFile(join(folder, "theirs.yaml"), "c: 1\n");
    assert.deepEqual(await writeManifests(folder, { "a.yaml": `${MARK}a: 2\n` }), {
      changed: ["a.yaml"],
      removed: ["b.yaml"],
      unchanged: [],
    });
    assert.deepEqual(await readdir(folder), ["a.yaml", "theirs.yaml"]);
    await assert.rejects(writeManifests(folder, { "theirs.yaml": `${MARK}c: 2\n` }), /theirs\.yaml is not a file of ours → move it away/);
  });

  it("is a command", async () => {
    const args = [
      "--require",
      "tsx/cjs",
      join(checkout, "cli/main.ts"),
      "render",
      "--stack",
      "demo",
      "--out",
      join(folder, "out"),
      "--cwd",
      checkout,
    ];
    const { ok, output } = await run(process.execPath, args, { env: process.env });
    assert.ok(!ok);
    assert.match(output, /prometheus\.kind: files\n {4}makes no Kubernetes objects/);
  });
});
