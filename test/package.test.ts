import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";

import { parse, stringify } from "yaml";

import { createCheckoutStack } from "./e2e/harness/checkout-stack";
import { stackInput } from "./e2e/harness/stack-input";
import { checkout } from "./support/engine";
import { startEmptyPrometheus } from "./support/empty-prometheus";
import { needsPrograms } from "./support/needs-programs";
import { type PackedProject, startPackedProject } from "./support/packed-project";

const PLUGIN = "plugins:\n  providers:\n    - { name: aura-files, path: node_modules/pulumi-aura-monitoring/provider }\n";
const project = (more: string): string =>
  `name: platform\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n${more}`;

const CONFIG = `{
  environment: "prod",
  aura: { projects: { payments: {
    id: "cb50b84c-0a53-565c-ba05-008e104efee0", clientId: "client", clientSecret: "aura-payments", instances: { orders: { id: "6b0c65e8" } },
  } } },
  prometheus: { kind: "files", directory: "aura", mode: "own" },
  alertmanager: { reload: "none" },
  contacts: { oncall: { kind: "pagerduty", routingKey: "pagerduty" } },
}`;

const program = (importing: string, config = CONFIG): string => `${importing}
new AuraMonitoring("aura", { config: ${config}, secrets: { "aura-payments": pulumi.secret("canary-of-aura"), pagerduty: "canary-of-pagerduty" } });
`;
const JAVASCRIPT = program('const pulumi = require("@pulumi/pulumi");\nconst { AuraMonitoring } = require("pulumi-aura-monitoring");');
const typescript = (config?: string): string =>
  program('import * as pulumi from "@pulumi/pulumi";\nimport { AuraMonitoring } from "pulumi-aura-monitoring";', config);

/** Files below a folder, without the plugin-made links' targets twice. */
const filesIn = async (folder: string): Promise<readonly string[]> => readdir(folder, { recursive: true });

describe("the packed package in a foreign Pulumi program", function () {
  this.timeout(600_000);
  let packed: PackedProject;
  const at = (...path: string[]) => join(packed.engine.folder, ...path);

  before(async function () {
    await needsPrograms(this, ["pulumi", "pulumi-language-nodejs", "promtool", "amtool"]);
    packed = await startPackedProject(project(PLUGIN), { "index.js": JAVASCRIPT });
  });
  after(() => packed?.stop());

  it("watches a fleet with one pulumi up, and a second one changes nothing", async () => {
    const up = await packed.engine.pulumi("up", "--yes");
    assert.equal(up.code, 0, up.output);
    assert.match(await readFile(at("aura/test-prometheus/rules/alerts-saturation.yml"), "utf8"), /AuraCpuSaturated/);
    assert.match(await readFile(at("aura/test-prometheus/prometheus.yml"), "utf8"), /rule_files/);
    assert.match(await readFile(at("aura/test-alertmanager/alertmanager.yml"), "utf8"), /oncall/);
    assert.equal(await readFile(at("aura/test-secrets/aura-payments"), "utf8"), "canary-of-aura");
    assert.equal((await stat(at("aura/test-secrets/aura-payments"))).mode & 0o777, 0o600);

    const again = await packed.engine.pulumi("up", "--yes", "--expect-no-changes");
    assert.equal(again.code, 0, again.output);
  });

  it("leaves a checkout in which Pulumi still runs the sources, and not what was built from them", async () => {
    assert.ok(existsSync(join(checkout, "dist", "library.js")), "packing has built the checkout");
    const [nowhere, pagerDuty] = ["http://127.0.0.1:9", "http://127.0.0.1:9/v2/enqueue"];
    const addresses = { aura: nowhere, prometheus: nowhere, alertmanager: nowhere, pagerDuty, directory: at("unused") };
    const input = stackInput(addresses, { project: { instances: { orders: { id: "6b0c65e8" } } } });
    const stack = await createCheckoutStack("built", { ...input, watcher: null });
    try {
      for (const name of ["aura", "pagerduty", "slack"])
        await stack.run(["config", "set", "--secret", `secrets:${name}`], "https://hooks.example/value");
      const { code, output } = await stack.run(["preview"]);
      assert.equal(code, 0, output);
      assert.match(output, /aura:monitoring:AuraMonitoring +aura +create/);
    } finally {
      await stack.stop();
    }
  });

  it("leaves nothing behind after pulumi destroy", async () => {
    const destroyed = await packed.engine.pulumi("destroy", "--yes");
    assert.equal(destroyed.code, 0, destroyed.output);
    assert.deepEqual(await filesIn(at("aura")), []);
  });

  it("says which lines Pulumi.yaml lacks when the plugin is not named there", async () => {
    await packed.engine.write("Pulumi.yaml", project(""));
    try {
      const { code, output } = await packed.engine.pulumi("preview");
      assert.notEqual(code, 0, output);
      assert.match(output, /does not name the plugin that writes the files of this stack/);
      assert.ok(output.includes("- { name: aura-files, path: node_modules/pulumi-aura-monitoring/provider }"), output);
    } finally {
      await packed.engine.write("Pulumi.yaml", project(PLUGIN));
    }
  });

  it("serves strict TypeScript, in today's and in the old way of finding modules, and refuses a wrong config", async () => {
    await packed.engine.write("right.ts", typescript());
    await packed.engine.write("wrong.ts", typescript(CONFIG.replace('mode: "own"', 'mode: "mine"')));
    const compile = async (file: string, module: string, moduleResolution: string) => {
      const compilerOptions = {
        noEmit: true,
        strict: true,
        exactOptionalPropertyTypes: true,
        target: "ES2022",
        esModuleInterop: true,
        skipLibCheck: true,
        types: [],
        module,
        moduleResolution,
      };
      await packed.engine.write("tsconfig.json", JSON.stringify({ compilerOptions, files: [file] }));
      return packed.run(join(checkout, "node_modules/.bin/tsc"), ["-p", "."]);
    };
    for (const [module, resolution] of [
      ["node16", "node16"],
      ["commonjs", "node10"],
    ] as const) {
      const right = await compile("right.ts", module, resolution);
      assert.equal(right.code, 0, right.output);
      const wrong = await compile("wrong.ts", module, resolution);
      assert.match(wrong.output, /wrong\.ts.*'"mine"' is not assignable/);
    }
  });

  it("is imported outside of a stack, as CommonJS and as an ES module, and reads no config", async () => {
    await packed.engine.write("outside.cjs", 'console.log(Object.keys(require("pulumi-aura-monitoring")).sort().join());');
    await packed.engine.write(
      "outside.mjs",
      'import { AuraMonitoring, parseStackConfig, catalog, ConfigError } from "pulumi-aura-monitoring";\nif (!AuraMonitoring || !catalog) throw new Error();\ntry { parseStackConfig({}); } catch (error) { console.log(error instanceof ConfigError); }',
    );
    // Whoever read the engine's config would stumble over this.
    const env = { PATH: process.env.PATH, PULUMI_CONFIG: "{ not JSON" };
    const required = await packed.run(process.execPath, ["outside.cjs"], env);
    assert.deepEqual(required, { code: 0, output: "AuraMonitoring,ConfigError,DeploymentMarker,catalog,parseLock,parseStackConfig" });
    assert.deepEqual(await packed.run(process.execPath, ["outside.mjs"], env), { code: 0, output: "true" });
    await packed.engine.write("reads.cjs", 'require("@pulumi/pulumi").runtime.getConfig("a:b");');
    assert.notEqual(
      (await packed.run(process.execPath, ["reads.cjs"], env)).code,
      0,
      "reading the config goes unnoticed: this test could not fail",
    );
  });

  it("offers its command", async () => {
    const { code, output } = await packed.run(process.execPath, [join(packed.installed, "dist/cli/main.js"), "--help"]);
    assert.equal(code, 0, output);
    assert.match(output, /check/);
    const first = (await readFile(join(packed.installed, "dist/cli/main.js"), "utf8")).split("\n")[0];
    assert.equal(first, "#!/usr/bin/env node", "npm links this file as a command");
  });

  it("draws dashboards with the script that it brings along", async () => {
    const prometheus = await startEmptyPrometheus();
    const config = parse(CONFIG) as Readonly<Record<string, unknown>>;
    const sections = new Map(Object.keys(config).map((name) => [`aura-monitoring:${name}`, config[name]]));
    await writeFile(at("prod.yaml"), stringify({ config: sections }));
    const options = ["--stack", "prod", "--config-file", "prod.yaml", "--prometheus", prometheus.url, "--once", "--out", "pages"];
    const { code, output } = await packed.run(process.execPath, [join(packed.installed, "dist/cli/main.js"), "dashboards", ...options]);
    await prometheus.stop();
    assert.equal(code, 0, output);
    const script = await readFile(join(packed.installed, "dist/cli/dashboards/page/page.js"), "utf8");
    for (const name of ["fleet", "instance"]) assert.ok((await readFile(at(`pages/${name}.html`), "utf8")).includes(script), name);
  });

  it("finds what it brings along: its own version, and the Go modules of the checkers", async () => {
    const root = 'console.log(require("./node_modules/pulumi-aura-monitoring/dist/toolchain/package-root").packageRoot());';
    await packed.engine.write("root.cjs", root);
    assert.deepEqual(await packed.run(process.execPath, ["root.cjs"]), { code: 0, output: packed.installed });
  });

  it("loads only what it declares", async () => {
    const declared = Object.keys({ ...packed.manifest.dependencies, ...packed.manifest.peerDependencies });
    const sources = (await filesIn(packed.installed)).filter((it) => it.endsWith(".js"));
    assert.notEqual(sources.length, 0);
    for (const source of sources) {
      const text = await readFile(join(packed.installed, source), "utf8");
      for (const [, name] of text.matchAll(/(?:require|import)\("([^."][^"]*)"\)/g)) {
        const known =
          name!.startsWith("node:") || builtinModules.includes(name!) || declared.some((it) => name === it || name!.startsWith(`${it}/`));
        assert.ok(known, `${source} loads ${name}, which package.json does not declare: it is there in this checkout only`);
      }
    }
  });

  it("holds what it needs, and neither tests nor the demo", async () => {
    const top = await readdir(packed.installed);
    assert.deepEqual(top.sort(), [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist",
      "docs",
      "launch",
      "package.json",
      "provider",
      "stacks",
      "toolchain",
    ]);
    const folders = (await readdir(join(packed.installed, "dist"), { withFileTypes: true }))
      .filter((it) => it.isDirectory())
      .map(({ name }) => name);
    assert.deepEqual(
      folders.filter((it) => ["test", "demo", "docs"].includes(it)),
      [],
    );
    assert.equal(
      (await stat(join(packed.installed, "provider/pulumi-resource-aura-files"))).mode & 0o111,
      0o111,
      "the engine must be able to start it",
    );
    assert.ok((await readdir(join(packed.installed, "toolchain/go"))).includes("prometheus"), "without it promtool could not be built");
  });
});
