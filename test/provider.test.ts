import { strict as assert } from "node:assert";
import { chmod, lstat, readFile, readdir, readlink, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { startFileSetProject, type FileSetProject, type Sets } from "./support/file-set-project";

const CANARIES = ["canary-first-7f3a", "canary-second-91bc", "canary-by-hand-55de"] as const;

const rules = (name: string, threshold: number) =>
  `groups:\n  - name: ${name}\n    rules:\n      - alert: AuraCpuSaturated\n        expr: cpu > ${threshold}\n        for: 5m\n`;
const scrape = (secret: string) => `scrape_configs:
  - job_name: aura
    oauth2: { client_id: id, client_secret_file: ${secret}, token_url: "http://127.0.0.1:1/token" }
    static_configs: [{ targets: ["127.0.0.1:1"] }]
`;

function sets(
  change: { readonly threshold?: number; readonly secret?: string; readonly files?: Readonly<Record<string, string>> } = {},
): Sets {
  const files = {
    "prometheus.yml": "rule_files: [rules/*.yml]\nscrape_config_files: [scrape/*.yml]\n",
    "rules/cpu.yml": rules("cpu", change.threshold ?? 0.85),
    "rules/heap.yml": rules("heap", 0.8),
    "scrape/aura.yml": scrape("../../prod-secrets/aura-payments"),
    ...change.files,
  };
  return {
    secrets: { set: "prod-secrets", secret: true, files: { "aura-payments": change.secret ?? CANARIES[0] } },
    prometheus: {
      set: "prod-prometheus",
      files,
      checks: [{ kind: "prometheusConfig", path: "prometheus.yml" }],
      siblings: { "prod-secrets": ["aura-payments"] },
    },
  };
}

describe("a set of files, through the real engine", function () {
  this.timeout(300_000);
  let project: FileSetProject;
  const at = (...path: string[]) => join(project.directory, ...path);
  const succeed = async (...args: string[]) => {
    const ran = await project.pulumi(...args);
    assert.equal(ran.code, 0, ran.output);
    return ran.output;
  };

  before(async () => {
    project = await startFileSetProject(sets());
  });
  after(() => project?.stop());

  it("is written by pulumi up: plain files for everybody, secrets for this user alone", async () => {
    await succeed("up", "--yes", "--skip-preview");
    assert.equal(await readFile(at("prod-prometheus/rules/cpu.yml"), "utf8"), rules("cpu", 0.85));
    assert.equal(await readFile(at("prod-secrets/aura-payments"), "utf8"), CANARIES[0]);
    assert.equal((await lstat(at("prod-prometheus/rules/cpu.yml"))).mode & 0o777, 0o644);
    assert.equal((await lstat(at("prod-secrets/aura-payments"))).mode & 0o777, 0o600);
    assert.equal((await lstat(at(".prod-secrets"))).mode & 0o777, 0o700);
  });

  it("is left alone by a second pulumi up", async () => {
    const before = await readlink(at("prod-prometheus"));
    await succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
    assert.equal(await readlink(at("prod-prometheus")), before);
  });

  it("shows in preview the text diff of the changed path and of no other, and changes nothing", async () => {
    await project.declare(sets({ threshold: 0.9 }));
    const output = await succeed("preview");
    assert.match(output, /1 of 4 files: rules\/cpu\.yml/);
    assert.match(output, /- +expr: cpu > 0\.85\n +\+ +expr: cpu > 0\.9\n/);
    assert.doesNotMatch(output, /heap/);
    assert.equal(await readFile(at("prod-prometheus/rules/cpu.yml"), "utf8"), rules("cpu", 0.85));
  });

  it("changes as one new generation, and the one before is kept", async () => {
    await succeed("up", "--yes", "--skip-preview");
    assert.equal(await readFile(at("prod-prometheus/rules/cpu.yml"), "utf8"), rules("cpu", 0.9));
    assert.deepEqual((await readdir(at(".prod-prometheus"))).sort(), ["000001", "000002", "owner.json"]);
  });

  it("names a changed secret by its path alone, and keeps no older generation of it", async () => {
    await project.declare(sets({ threshold: 0.9, secret: CANARIES[1] }));
    assert.match(await succeed("preview", "--diff"), /~ aura-payments \(secret changed\)/);
    await succeed("up", "--yes", "--skip-preview");
    assert.equal(await readFile(at("prod-secrets/aura-payments"), "utf8"), CANARIES[1]);
    assert.deepEqual((await readdir(at(".prod-secrets"))).sort(), ["000002", "owner.json"]);
  });

  it("is compared with the disk by pulumi refresh: changed, removed, added, wrong mode", async () => {
    await writeFile(at("prod-prometheus/rules/cpu.yml"), rules("cpu", 0.1));
    await rm(at("prod-prometheus/prometheus.yml"));
    await writeFile(at("prod-prometheus/rules/extra.yml"), "");
    await chmod(at("prod-prometheus/rules/heap.yml"), 0o666);
    await writeFile(at("prod-secrets/aura-payments"), CANARIES[2]);
    const output = await succeed("refresh", "--yes", "--skip-preview", "--diff");
    assert.match(output, /rules\/cpu\.yml was changed by hand[^]*-\s+expr: cpu > 0\.9[^]*\+\s+expr: cpu > 0\.1/);
    assert.match(output, /prometheus\.yml was removed by hand/);
    assert.match(output, /rules\/extra\.yml was added by hand/);
    assert.match(output, /rules\/heap\.yml has mode 0666 instead of 0644/);
    assert.match(output, /aura-payments was changed by hand/);
  });

  it("is restored by the next pulumi up", async () => {
    await succeed("up", "--yes", "--skip-preview");
    assert.equal(await readFile(at("prod-prometheus/rules/cpu.yml"), "utf8"), rules("cpu", 0.9));
    assert.equal(await readFile(at("prod-secrets/aura-payments"), "utf8"), CANARIES[1]);
    assert.deepEqual(await readdir(at("prod-prometheus/rules")), ["cpu.yml", "heap.yml"]);
    assert.equal((await lstat(at("prod-prometheus/rules/heap.yml"))).mode & 0o777, 0o644);
    await succeed("up", "--yes", "--skip-preview", "--refresh", "--expect-no-changes");
  });

  it("is written anew when somebody removed it whole", async () => {
    await rm(at("prod-prometheus"));
    await rm(at(".prod-prometheus"), { recursive: true });
    await succeed("up", "--yes", "--skip-preview", "--refresh");
    assert.equal(await readFile(at("prod-prometheus/rules/cpu.yml"), "utf8"), rules("cpu", 0.9));
  });

  it("is refused in preview with every mistake at once, and nothing is written", async () => {
    const before = await readlink(at("prod-prometheus"));
    const files = {
      "rules/cpu.yml": rules("cpu", 1).replace("cpu >", "cpu > >"),
      "scrape/aura.yml": scrape("../../prod-secrets/aura-paymnts"),
      "prometheus.yml": "rule_files: [rules/*.yml, rulez/*.yml]\nscrape_config_files: [scrape/*.yml]\n",
    };
    await project.declare(sets({ files }));
    const ran = await project.pulumi("preview");
    assert.notEqual(ran.code, 0);
    assert.match(ran.output, /rules\/cpu\.yml 5:\d+: .*parse error/);
    assert.match(
      ran.output,
      /scrape\/aura\.yml scrape_configs\[0\]\.oauth2\.client_secret_file: refers to \.\.\/\.\.\/prod-secrets\/aura-paymnts, which does not exist/,
    );
    assert.match(ran.output, /prometheus\.yml rule_files\[1\]: the pattern rulez\/\*\.yml matches no file/);
    assert.equal(await readlink(at("prod-prometheus")), before);
  });

  it("may not name a file outside of itself", async () => {
    await project.declare({ ...sets(), secrets: { set: "prod-secrets", secret: true, files: { "../a": CANARIES[0] } } });
    const ran = await project.pulumi("preview");
    assert.notEqual(ran.code, 0);
    assert.match(ran.output, /files\["\.\.\/a"\] has the segment "\.\."/);
  });

  it("leaves an empty directory when it is destroyed", async () => {
    await project.declare(sets());
    await succeed("destroy", "--yes", "--skip-preview");
    assert.deepEqual(await readdir(project.directory), []);
  });

  it("shows and stores no secret: not in state, its backups and history, not in anything printed", async () => {
    const stored = (await readdir(project.engine.state, { recursive: true, withFileTypes: true })).filter((it) => it.isFile());
    assert.ok(stored.length > 10, "the state has history and backups to search");
    const texts = await Promise.all(stored.map((it) => readFile(join(it.parentPath, it.name), "utf8")));
    assert.ok(
      texts.some((it) => it.includes("prod-secrets")),
      "the state names the secret set",
    );
    for (const canary of CANARIES)
      assert.ok(![...texts, ...project.printed].some((it) => it.includes(canary)), `${canary} is in the clear`);
  });
});
