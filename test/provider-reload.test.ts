import { strict as assert } from "node:assert";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createServer as createSocket, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { reloadServer } from "../provider/reload/reload-server";
import { resolveProgram } from "../toolchain";
import { killTree } from "./support/engine";
import { startFileSetProject, type FileSetProject, type Sets } from "./support/file-set-project";

const config = (receiver: string, routed = receiver) => `route: { receiver: ${routed} }\nreceivers: [{ name: ${receiver} }]\n`;

async function freePort(): Promise<number> {
  const socket = createSocket().listen(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address() as AddressInfo;
  socket.close();
  await once(socket, "close");
  return port;
}

/** Starts a server of the Prometheus family and waits until it is ready. */
async function start(name: "alertmanager" | "prometheus", url: string, args: readonly string[]): Promise<ChildProcess> {
  const server = spawn(await resolveProgram(name), [...args, `--web.listen-address=${new URL(url).host}`], { stdio: "ignore" });
  for (let attempt = 0; attempt < 300; attempt++) {
    if (
      await fetch(`${url}/-/ready`).then(
        (it) => it.ok,
        () => false,
      )
    )
      return server;
    await new Promise((done) => setTimeout(done, 200));
  }
  await killTree(server);
  return assert.fail(`${name} does not answer at ${url}`);
}

describe("a set of files that a server reads, through the real engine", function () {
  this.timeout(300_000);
  let project: FileSetProject;
  let alertmanager: ChildProcess | undefined;
  let server: Server | undefined;
  let url: string;
  let storage: string;
  const file = () => readFile(join(project.directory, "prod-alertmanager/alertmanager.yml"), "utf8");
  const sets = (content: string, reload = url): Sets => ({
    alertmanager: {
      set: "prod-alertmanager",
      files: { "alertmanager.yml": content },
      reload: { kind: "alertmanager", url: reload, config: "alertmanager.yml" },
    },
  });
  const loaded = async () => ((await (await fetch(`${url}/api/v2/status`)).json()) as { config: { original: string } }).config.original;

  before(async () => {
    url = `http://127.0.0.1:${await freePort()}`;
    storage = await mkdtemp(join(tmpdir(), "aura-alertmanager-"));
    project = await startFileSetProject(sets(config("first")));
  });
  after(async () => {
    if (alertmanager !== undefined) await killTree(alertmanager);
    server?.closeAllConnections();
    server?.close();
    await project?.stop();
    if (storage !== undefined) await rm(storage, { recursive: true, force: true });
  });

  async function startAlertmanager(): Promise<void> {
    const configFile = join(project.directory, "prod-alertmanager/alertmanager.yml");
    alertmanager = await start("alertmanager", url, [
      `--config.file=${configFile}`,
      `--storage.path=${storage}`,
      "--cluster.listen-address=",
    ]);
  }

  it("is written when the server does not run yet, with a warning that says so", async () => {
    const ran = await project.pulumi("up", "--yes", "--skip-preview");
    assert.equal(ran.code, 0, ran.output);
    assert.match(ran.output, /warning: could not reload Alertmanager: nothing listens at http:\S+; it will read the files when it starts/);
    assert.equal(await file(), config("first"));
  });

  it("is loaded by the running server with the update", async () => {
    await startAlertmanager();
    await project.declare(sets(config("second")));
    const ran = await project.pulumi("up", "--yes", "--skip-preview");
    assert.equal(ran.code, 0, ran.output);
    assert.doesNotMatch(ran.output, /could not|another configuration/);
    assert.match(await loaded(), /name: second/);
  });

  it("stays as it was when the server refuses the new one, and the update fails in the server's words", async () => {
    await project.declare(sets(config("third", "nobody")));
    const ran = await project.pulumi("up", "--yes", "--skip-preview");
    assert.notEqual(ran.code, 0);
    assert.match(ran.output, /undefined receiver "nobody" used in route/);
    assert.match(ran.output, /the files from before are in force again, and the server has loaded them/);
    assert.equal(await file(), config("second"));
    assert.match(await loaded(), /name: second/);
    const page = await (await fetch(`${url}/metrics`)).text();
    assert.match(page, /^alertmanager_config_last_reload_successful 1$/m);
  });

  it("is still loaded by the server when the engine is killed in the middle, and the next pulumi up finishes the work", async () => {
    let asked = () => {};
    const reloading = new Promise<void>((done) => (asked = done));
    server = createServer(() => asked()).listen(0, "127.0.0.1");
    await once(server, "listening");
    await project.declare(sets(config("fourth"), `http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    const up = project.engine.start("up", "--yes", "--skip-preview", "--stack", "test");
    await Promise.race([reloading, up.ended.then((ran) => assert.fail(`the update ended before it was killed:\n${ran.output}`))]);
    await killTree(up.process);
    assert.ok([config("second"), config("fourth")].includes(await file()), "the set is one whole generation");

    await project.declare(sets(config("fourth")));
    await project.pulumi("cancel", "--yes");
    const ran = await project.pulumi("up", "--yes", "--skip-preview", "--refresh");
    assert.equal(ran.code, 0, ran.output);
    assert.equal(await file(), config("fourth"));
    assert.match(await loaded(), /name: fourth/);
    assert.ok((await readdir(join(project.directory, ".prod-alertmanager"))).every((it) => !it.endsWith(".partial")));
  });

  it("is not taken for loaded when the server reads another file", async () => {
    await project.declare({ alertmanager: { ...sets(config("fifth")).alertmanager!, set: "other-alertmanager" } });
    const ran = await project.pulumi("up", "--yes", "--skip-preview");
    assert.equal(ran.code, 0, ran.output);
    assert.match(ran.output, /it has loaded another configuration than alertmanager\.yml of this set/);
  });
});

describe("a reload of Prometheus", function () {
  this.timeout(180_000);
  const running: ChildProcess[] = [];
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "aura-prometheus-"));
    await writeFile(join(folder, "prometheus.yml"), "global: { scrape_interval: 1m }\n");
  });
  after(async () => {
    await Promise.all(running.map(killTree));
    await rm(folder, { recursive: true, force: true });
  });

  async function startPrometheus(...flags: readonly string[]): Promise<string> {
    const url = `http://127.0.0.1:${await freePort()}`;
    const storage = join(folder, `data-${running.length}`);
    running.push(
      await start("prometheus", url, [`--config.file=${join(folder, "prometheus.yml")}`, `--storage.tsdb.path=${storage}`, ...flags]),
    );
    return url;
  }

  it("is not taken for done where reloading is switched off: the words say how to switch it on", async () => {
    const outcome = await reloadServer({ kind: "prometheus", url: await startPrometheus() }, {});
    assert.equal(outcome.kind, "unsure");
    assert.match(JSON.stringify(outcome), /it answered 403.*--web\.enable-lifecycle, or with --config\.auto-reload/);
  });

  it("is read back: done for good files, refused in its words for bad ones", async () => {
    const url = await startPrometheus("--web.enable-lifecycle");
    assert.deepEqual(await reloadServer({ kind: "prometheus", url }, {}), { kind: "reloaded" });
    await writeFile(join(folder, "prometheus.yml"), "globale: {}\n");
    const outcome = await reloadServer({ kind: "prometheus", url }, {});
    assert.equal(outcome.kind, "refused");
    assert.match(JSON.stringify(outcome), /refused the new files: .*field globale not found/);
  });
});
