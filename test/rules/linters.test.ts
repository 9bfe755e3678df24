import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { catalog } from "../../catalog";
import { alertName } from "../../catalog/model";
import { compileStack, filesOf } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { resolveProgram } from "../../toolchain";
import { run } from "../../toolchain/run";
import { fleetConfig } from "../bench/fleet-config";

const FOREVER = 300_000;

describe("every rule that a stack can have", function () {
  this.timeout(FOREVER);
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "aura-linters-"));
    const projects = Object.fromEntries(
      Object.entries(fleetConfig(3).aura.projects).map(([key, it]) => [
        key,
        { ...it, granularity: "comprehensive" as const, credentialsIssued: "2026-09-01" },
      ]),
    );
    const { plan, config } = planStack(
      fleetConfig(3, {
        aura: { projects },
        routes: [{ to: ["channel"], escalate: { after: "30m", to: "oncall" } }],
      }),
      catalog,
      { stack: "prod" },
    );
    const compiled = compileStack(plan, config, () => directory);
    assert.deepEqual(compiled.gaps, [], "a rule that is left out cannot be linted");
    for (const [path, text] of Object.entries(filesOf(compiled).sets.find(({ id }) => id === "prometheus")!.files)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
  });

  after(() => rm(directory, { recursive: true, force: true }));

  it("is there: each alert of the catalog is in the files that are linted", async () => {
    const names = await readdir(join(directory, "rules"));
    const texts = (await Promise.all(names.map((it) => readFile(join(directory, "rules", it), "utf8")))).join("\n");
    assert.deepEqual(
      catalog.alerts.filter(({ id }) => !texts.includes(`alert: ${alertName(id)}\n`)).map(({ id }) => id),
      [],
    );
  });

  it("passes promtool's linter without a finding", async () => {
    const { ok, output } = await run(
      "sh",
      ["-c", '"$0" check rules --lint=all --lint-fatal "$1"/*.yml', await resolveProgram("promtool"), join(directory, "rules")],
      { env: process.env },
    );
    assert.ok(ok, output);
  });

  it("passes pint without a finding", async () => {
    const args = [
      "--offline",
      "--no-color",
      "--config",
      join(__dirname, "pint.hcl"),
      "lint",
      "--min-severity=info",
      "--fail-on=info",
      join(directory, "rules"),
    ];
    const { ok, output } = await run(await resolveProgram("pint"), args, { env: process.env });
    assert.ok(ok, output);
  });
});
