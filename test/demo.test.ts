import { strict as assert } from "node:assert";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { killTree, checkout } from "./support/engine";

const LIMIT = 900_000;
const STEPS = [
  "programs",
  "Aura simulator",
  "pulumi up",
  "servers",
  "dashboards",
  "targets",
  "metrics",
  "rules",
  "threshold lowered",
  "alert fired",
  "delivered",
  "resolved",
  "scenario",
];

/** A demo that runs as a process of its own, in a temporary folder of its own. */
interface DemoRun {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly output: () => string;
  /** The first group of the pattern, as soon as it is printed. Fails when the demo ends before. */
  readonly printed: (pattern: RegExp) => Promise<string>;
  readonly ended: Promise<number | null>;
  /** Every process that was ever seen below it, and is still there. */
  readonly survivors: () => Promise<readonly string[]>;
}

const runs: DemoRun[] = [];

async function processes(): Promise<readonly { readonly pid: number; readonly parent: number; readonly args: string }[]> {
  const { stdout } = await promisify(execFile)("ps", ["-e", "-o", "pid=,ppid=,args="], { maxBuffer: 32 * 2 ** 20 });
  return stdout
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((found) => (found ? [{ pid: Number(found[1]), parent: Number(found[2]), args: found[3]! }] : []));
}

const startDemo = (...args: readonly string[]): Promise<DemoRun> => startDemoWith({}, args);

async function startDemoWith(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<DemoRun> {
  const folder = await mkdtemp(join(tmpdir(), "demo-test-"));
  const child = spawn(process.execPath, ["--require", "tsx/cjs", "demo/main.ts", ...args], {
    cwd: checkout,
    env: { ...process.env, TMPDIR: folder, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (more: string) => (text += more));
  const seen = new Map<number, string>();
  const look = setInterval(() => void remember(child.pid!, seen), 1_000);
  const ended = new Promise<number | null>((done) => child.once("close", done)).finally(() => clearInterval(look));
  const run: DemoRun = {
    child,
    folder,
    ended,
    output: () => text,
    printed: async (pattern) => {
      for (;;) {
        const found = pattern.exec(text);
        if (found) return found[1] ?? found[0];
        assert.equal(child.exitCode, null, `the demo ended without printing ${pattern}:\n${text}`);
        await new Promise((done) => setTimeout(done, 100));
      }
    },
    survivors: async () =>
      (await processes())
        // What is defunct has ended; only nobody has asked yet how.
        .filter(({ args: now }) => !now.endsWith("<defunct>"))
        .filter(({ pid, args: now }) => seen.get(pid) === now || now.includes(folder))
        .map(({ pid, args: now }) => `${pid} ${now}`),
  };
  runs.push(run);
  return run;
}

async function remember(root: number, seen: Map<number, string>): Promise<void> {
  const all = await processes();
  const below = (parent: number): void => {
    for (const { pid, args } of all.filter((it) => it.parent === parent)) {
      // `ps` itself is below this test, not below the demo.
      seen.set(pid, args);
      below(pid);
    }
  };
  below(root);
}

async function assertNothingLeft(run: DemoRun): Promise<void> {
  assert.deepEqual(await run.survivors(), [], "processes that outlived the demo");
  assert.deepEqual(
    (await readdir(run.folder)).filter((name) => name.startsWith("aura-")),
    [],
    "files that outlived the demo",
  );
}

const held = (run: DemoRun): readonly string[] => [...run.output().matchAll(/^ {2}✔ (.{19}) /gm)].map(([, name]) => name!.trim());

const switchOn = async (simulator: string, name: string): Promise<void> => {
  const answer = await fetch(`${simulator}/admin/scenarios`, { method: "POST", body: JSON.stringify({ name }) });
  assert.equal(answer.status, 200, await answer.text());
};

const checkCommand = async (stackFile: string, ...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> => {
  const command = ["--require", "tsx/cjs", "cli/main.ts", "check", "--stack", "demo", "--config-file", stackFile, ...args];
  return promisify(execFile)(process.execPath, command, { cwd: checkout, env: { ...process.env, NO_COLOR: "1" } }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, output: error.stdout + error.stderr }),
  );
};

describe("the demo", function () {
  this.timeout(LIMIT);
  afterEach(async () => {
    for (const run of runs.splice(0)) {
      await killTree(run.child);
      await rm(run.folder, { recursive: true, force: true });
    }
  });

  it("walks through every step once, exits with 0, and leaves no process and no file", async () => {
    const run = await startDemo("--once");
    assert.equal(await run.ended, 0, run.output());
    assert.deepEqual(held(run), STEPS, run.output());
    assert.match(run.output(), /targets\s+1 of 1 UP, newest sample \d+ s old, 3 instances/);
    assert.match(run.output(), /metrics\s+32 of 32 families, \d+ /);
    assert.match(run.output(), /cpu-saturated 95 % → \d+ %: pulumi up changed 1 file/);
    assert.match(run.output(), /AuraCpuSaturated on \w+ \([0-9a-f]{8}\): [\d.]+%/);
    assert.match(run.output(), /Slack #db-alerts · PagerDuty trigger, severity critical/);
    assert.match(run.output(), /OOM on \w+, then a restart: AuraOutOfMemory told, still fires/);
    assert.match(run.output(), /13 of 13 steps held/);
    await assertNothingLeft(run);
  });

  it("stays up, where check passes and then names the missing role, and Ctrl-C leaves nothing", async () => {
    const run = await startDemo("--verbose");
    await run.printed(/13 of 13 steps held/);
    const stackFile = join(await run.printed(/workspace (\S+)/), "project", "Pulumi.demo.yaml");
    const good = await checkCommand(stackFile);
    assert.equal(good.code, 0, good.output);
    assert.match(good.output, /13 passed/);

    await switchOn(await run.printed(/simulator (\S+)/), "unauthorized");
    let bad = good;
    while (bad.code === 0) bad = await checkCommand(stackFile, "--only", "aura-role");
    assert.equal(bad.code, 1, bad.output);
    assert.match(bad.output, /✖ metrics endpoint refuses the token\s+aura-role/);
    assert.match(bad.output, /401 "User doesn't have access to Metrics resources\." from project demo, token accepted by\s+127\.0\.0\.1/);

    run.child.kill("SIGINT");
    assert.equal(await run.ended, 0, run.output());
    await assertNothingLeft(run);
  });

  it("fails with the cause and the fix when Aura answers 401 in the middle", async () => {
    const run = await startDemo("--once", "--verbose");
    await run.printed(/✔ targets/);
    await switchOn(await run.printed(/simulator (\S+)/), "unauthorized");
    assert.equal(await run.ended, 1, run.output());
    assert.match(run.output(), /metrics endpoint refuses the token\s+aura-role/);
    assert.match(run.output(), /The user behind the API key lacks the role Metrics Reader in this project/);
    assert.match(run.output(), /→ Aura console › Users › role "Metrics Reader", then wait 5 minutes\./);
    assert.match(run.output(), /docs\/checks\/aura-role\.md/);
    assert.doesNotMatch(run.output(), /13 of 13 steps held/);
    await assertNothingLeft(run);
  });

  it("fails with the cause and the fix when Prometheus is killed in the middle, and --keep leaves the files", async () => {
    const run = await startDemo("--once", "--verbose", "--keep");
    await run.printed(/✔ targets/);
    process.kill(Number(await run.printed(/prometheus pid (\d+)/)), "SIGKILL");
    assert.equal(await run.ended, 1, run.output());
    assert.match(run.output(), /prometheus ended while the demo needed it/);
    assert.match(run.output(), /ended by SIGKILL/);
    assert.match(run.output(), /→ Free memory if there is little, and run the demo again/);
    const kept = await run.printed(/Kept: (\S+)/);
    assert.ok(existsSync(join(kept, "files", "demo-prometheus", "prometheus.yml")), kept);
    assert.deepEqual(await run.survivors(), [], "processes that outlived the demo");
  });

  it("leaves nothing when it is ended while it gets its programs", async () => {
    const bare = await mkdtemp(join(tmpdir(), "demo-programs-"));
    await writeFile(join(bare, "go"), '#!/bin/sh\n[ "$1" = version ] || exec /bin/sleep 600\n', { mode: 0o755 });
    const run = await startDemoWith({ PATH: bare, AURA_TOOLCHAIN_DIR: join(bare, "cache") }, ["--once"]);
    await run.printed(/programs +\w+: (building|downloading)/);
    run.child.kill("SIGTERM");
    assert.equal(await run.ended, 130, run.output());
    await assertNothingLeft(run);
    assert.deepEqual(await readdir(join(bare, "cache")), []);
    await rm(bare, { recursive: true });
  });

  it("leaves nothing when it is ended in the middle of pulumi up", async () => {
    const run = await startDemo("--once", "--verbose");
    const state = join(await run.printed(/workspace (\S+)/), "state", ".pulumi", "locks");
    while (!existsSync(state)) await new Promise((done) => setTimeout(done, 50));
    run.child.kill("SIGINT");
    assert.equal(await run.ended, 130, run.output());
    await assertNothingLeft(run);
  });
});
