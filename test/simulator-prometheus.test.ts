import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { stringify } from "yaml";
import { startSimulator, type Simulator } from "../demo/simulator";
import { resolveProgram } from "../toolchain";
import { SECRET } from "./support/simulated-aura";

const PATIENCE_MS = 60_000;

describe("a real Prometheus on the simulator", function () {
  this.timeout(20 * 60_000);
  let folder: string;
  let simulator: Simulator;
  let prometheus: ChildProcess;
  let url: string;

  before(async () => {
    const program = await resolveProgram("prometheus");
    folder = await mkdtemp(join(tmpdir(), "aura-simulator-"));
    simulator = await startSimulator({
      cacheSeconds: 0,
      projects: [{ id: "shop", clients: [{ clientId: "reader", clientSecret: SECRET }], instances: [{ id: "6b0c65e8", name: "orders" }] }],
    });
    await writeFile(join(folder, "secret"), SECRET, { mode: 0o600 });
    await writeFile(
      join(folder, "prometheus.yml"),
      stringify({
        scrape_configs: [
          {
            job_name: "aura",
            scrape_interval: "1s",
            scrape_timeout: "1s",
            track_timestamps_staleness: true,
            metrics_path: new URL(simulator.metricsUrl("shop")).pathname,
            static_configs: [{ targets: [new URL(simulator.url).host] }],
            oauth2: { client_id: "reader", client_secret_file: "secret", token_url: simulator.tokenUrl },
          },
        ],
      }),
    );
    prometheus = spawn(
      program,
      [
        `--config.file=${join(folder, "prometheus.yml")}`,
        `--storage.tsdb.path=${join(folder, "data")}`,
        "--web.listen-address=127.0.0.1:0",
      ],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    url = `http://${await listeningAddress(prometheus)}`;
    await eventually("Prometheus is ready", async () => (await fetch(`${url}/-/ready`)).ok);
  });

  after(async () => {
    if (prometheus?.exitCode === null) {
      prometheus.kill("SIGKILL");
      await once(prometheus, "exit");
    }
    await simulator?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it("has every Summary metric, with the simulator's own timestamps and values, for one token", async () => {
    await eventually(
      "32 metrics arrive",
      async () => (await query('count(count by (__name__) ({__name__=~"neo4j_.+"}))')).at(0)?.value[1] === "32",
    );
    await eventually("four scrapes", () => Promise.resolve((simulator.counts().endpoints["GET /api/v1/shop/metrics"]?.requests ?? 0) >= 4));
    assert.deepEqual((await query("timestamp(neo4j_aura_cpu_limit) > 0")).length, 1);
    const [limit] = await query("neo4j_aura_cpu_limit");
    assert.equal(limit?.value[1], "4");
    assert.deepEqual(
      { ...limit?.metric, instance: "" },
      { __name__: "neo4j_aura_cpu_limit", aggregation: "MAX", instance: "", instance_id: "6b0c65e8", job: "aura" },
    );
    assert.deepEqual(simulator.counts().clients, { reader: { requests: 1, issued: 1, lastStatus: 200 } });
  });

  for (const [name, words] of [
    ["unauthorized", /401/],
    ["rate-limited", /429/],
    ["server-error", /500/],
    ["truncated", /unexpected EOF/],
    ["slow", /deadline exceeded/],
  ] as const) {
    it(`sees "${name}" as a failed scrape and recovers`, async () => {
      simulator.set(name);
      await eventually(`the target is down with ${words}`, async () => {
        const { health, lastError } = await target();
        return health === "down" && words.test(lastError);
      });
      simulator.clear(name);
      await eventually("the target is up again", async () => (await target()).health === "up");
    });
  }

  const read = async (path: string): Promise<unknown> => ((await (await fetch(`${url}/api/v1/${path}`)).json()) as { data: unknown }).data;
  const query = async (text: string): Promise<{ metric: Record<string, string>; value: [number, string] }[]> =>
    ((await read(`query?query=${encodeURIComponent(text)}`)) as { result: { metric: Record<string, string>; value: [number, string] }[] })
      .result;
  const target = async (): Promise<{ health: string; lastError: string }> =>
    ((await read("targets")) as { activeTargets: { health: string; lastError: string }[] }).activeTargets[0] ?? {
      health: "none",
      lastError: "",
    };
});

/** The address in Prometheus's own words; fails with what it printed when it ends before. */
async function listeningAddress(prometheus: ChildProcess): Promise<string> {
  const printed: string[] = [];
  assert.ok(prometheus.stderr);
  const lines = createInterface({ input: prometheus.stderr });
  return new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      if (printed.length < 100) printed.push(line);
      const address = /msg="Listening on".* address=(\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    prometheus.once("error", reject);
    prometheus.once("exit", (code) => reject(new Error(`Prometheus ended with ${code}:\n${printed.join("\n")}`)));
  });
}

async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${PATIENCE_MS / 1_000} s`);
    await sleep(200);
  }
}
