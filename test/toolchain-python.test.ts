import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { programEnvironment } from "../toolchain";
import { thisMachine, type Machine } from "../toolchain/machine";
import { packageRoot } from "../toolchain/package-root";
import { ProgramUnavailable } from "../toolchain/program-unavailable";
import { distributions } from "../toolchain/programs";
import { find } from "../toolchain/resolve";
import { run as reallyRun, type Ran, type Run } from "../toolchain/run";

describe("programs made of Python packages", () => {
  let folder: string;
  let ran: string[];
  let answer: (what: string) => Ran;
  let machine: Machine;

  const run: Run = (file, args) => {
    const what = [basename(file), ...args].join(" ");
    ran.push(what.replaceAll(folder, ""));
    return Promise.resolve(answer(what));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "toolchain-python-"));
    ran = [];
    answer = (what) => ({ ok: true, output: what.includes("importlib") ? "38.7.0" : "" });
    machine = thisMachine({
      env: { PATH: "" },
      run,
      cache: join(folder, "cache"),
      sharedTools: join(folder, "none"),
      onProgress: () => undefined,
    });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const refusal = async (): Promise<string> => {
    const thrown: unknown = await find("datadog-check-python", machine).catch((error: unknown) => error);
    assert.ok(thrown instanceof ProgramUnavailable);
    return thrown.message;
  };

  it("are installed as pinned, without resolving anything, into an environment of their own", async () => {
    const found = await find("datadog-check-python", machine);
    assert.deepEqual([found.origin, found.version, basename(found.path)], ["Python packages", "38.7.0", "datadog-check-python"]);
    assert.match(ran[1] ?? "", /^python3 -m venv \/cache\/datadog-check-38\.7\.0-.+\/environment$/);
    assert.match(
      ran[2] ?? "",
      /^python -m pip install .*--no-deps .*--requirement .*\/toolchain\/python\/datadog-check\/requirements\.txt$/,
    );
    assert.equal((await find("datadog-check-python", machine)).origin, "cache");
  });

  it("are refused with the installer's last words, and leave nothing behind", async () => {
    answer = (what) =>
      what.includes("pip install")
        ? { ok: false, output: "ERROR: No matching distribution found for binary==1.0.2" }
        : { ok: true, output: "" };
    assert.match(await refusal(), /Python packages +pip install failed: ERROR: No matching distribution found for binary==1\.0\.2/);
    assert.deepEqual(readdirSync(machine.cache), []);
  });

  it("are refused as another version than the pinned one", async () => {
    answer = () => ({ ok: true, output: "37.0.0" });
    assert.match(await refusal(), /datadog-check-python was to be 38\.7\.0 but says it is 37\.0\.0/);
  });

  it("ask for Python where there is none", async () => {
    answer = () => ({ ok: false, output: "spawn python3 ENOENT" });
    assert.match(await refusal(), /Python packages +python3 is not on PATH .*\n +→ install Python 3\.11 or newer/);
  });

  it("pin every package to one version", () => {
    for (const { python, version } of distributions) {
      if (!python) continue;
      const lines = readFileSync(join(packageRoot(), "toolchain", "python", python.wrapper, "requirements.txt"), "utf8")
        .trim()
        .split("\n");
      assert.deepEqual(
        lines.filter((line) => !/^[A-Za-z0-9._-]+(\[[a-z,]+\])?==[0-9][^ ;*]*$/.test(line)),
        [],
      );
      const [name, pinned] = python.from.split(" ");
      assert.ok(pinned === version && lines.includes(`${name}==${version}`), python.from);
    }
  });

  it("run from wherever they were moved or linked to", async () => {
    const found = await find("datadog-check-python", machine);
    const moved = join(folder, "elsewhere");
    renameSync(dirname(found.path), moved);
    mkdirSync(join(moved, "environment", "bin"), { recursive: true });
    writeFileSync(join(moved, "environment", "bin", "python"), '#!/bin/sh\necho "$0 ran $1 and $2"\n', { mode: 0o755 });
    const env = programEnvironment({ python: join(moved, "datadog-check-python") }, { PATH: process.env.PATH, AURA_TOOLCHAIN_DIR: folder });
    const { output } = await reallyRun("python", ["one two", "three"], { env });
    assert.equal(output, `${join(moved, "environment", "bin", "python")} ran one two and three`);
  });
});
