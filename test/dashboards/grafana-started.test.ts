import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { createCleanup } from "../../demo/cleanup";
import { findDocker, GRAFANA_IMAGE } from "../../demo/grafana/find-docker";
import { freePorts } from "../../demo/processes/free-ports";
import { StepFailed } from "../../demo/step-failed";
import { showDashboards } from "../../demo/steps/show-dashboards";
import { installSet } from "../../provider/disk/install-set";
import { fileSetInputs } from "../../provider/file-set-inputs";
import { eventually } from "../e2e/harness/eventually";
import { compiledGrafana } from "./harness/compiled-grafana";
import { startStore } from "./harness/store";

const INSTALLED = join(__dirname, "stand-in");
const DOCKER = join(__dirname, "stand-in-docker");
const NODE = dirname(process.execPath);

describe("the Grafana of the demo", function () {
  this.timeout(60_000);
  const cleanup = createCleanup();
  let folder: string;
  let prometheus: string;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "aura-grafana-")));
    cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    const store = await startStore();
    cleanup.add(store.stop);
    prometheus = new URL(store.url).origin;
  });
  after(() => cleanup.run());

  const show = async (name: string, env: NodeJS.ProcessEnv, { url = prometheus, within = 30_000, of = cleanup } = {}) => {
    const directory = join(folder, name);
    const grafana = compiledGrafana(directory, {}, { dataSource: { url } });
    await mkdir(join(directory, "logs"), { recursive: true });
    const { set, files } = grafana.set;
    await installSet(fileSetInputs.parse({ directory, set, files }), { id: name, urn: `urn:test:${name}` }, SILENT);
    const [port] = await freePorts(1);
    const said: string[] = [];
    const screen = { detail: () => {} } as never;
    const step = { progress: (text: string) => void said.push(text), signal: new AbortController().signal };
    const workspace = { data: join(directory, "data"), logs: join(directory, "logs") };
    const shown = await showDashboards(
      step,
      { cleanup: of, screen },
      { workspace, grafana, url: `http://127.0.0.1:${port}`, env: { STAND_IN_DOCKER: directory, ...env }, within },
    );
    return { ...shown, said };
  };

  describe("on PATH", () => {
    const env = { PATH: `${INSTALLED}:${NODE}` };

    it("is started on what was written, and has every dashboard and a healthy data source", async () => {
      const { facts, value } = await show("well", env);
      assert.match(facts, /7 of 7 in Grafana, its data source is healthy/);
      assert.match(value ?? "", /^http:\/\/127\.0\.0\.1:/);
    });

    it("fails the demo when it lacks a dashboard", () =>
      refuses(
        show("lacking", { ...env, STAND_IN_FORGETS: "aura-prod-fleet.json" }, { within: 4_000 }),
        /^dashboard aura-prod-fleet: Grafana answered 404/,
      ));

    it("fails the demo when it does not reach Prometheus", () =>
      refuses(show("unreached", env, { url: "http://127.0.0.1:1", within: 4_000 }), /^data source aura-prod-prom: 400/));
  });

  describe("by docker", () => {
    const env = { PATH: `${DOCKER}:${NODE}` };
    const asked = (name: string): Promise<string> => readFile(join(folder, name, "asked"), "utf8");
    const containers = async (name: string) => (await readdir(join(folder, name))).filter((it) => it.startsWith("aura-demo-grafana-"));

    it("is fetched and run on what was written, shows no password in its arguments, and is removed by its name", async () => {
      const of = createCleanup();
      const { facts, value, said } = await show("fetched", env, { of });
      assert.match(facts, /7 of 7 in Grafana by docker, its data source is healthy/);
      assert.ok(said.includes(`docker fetches ${GRAFANA_IMAGE}: 2 of 2 layers …`), said.join("\n"));
      const commands = await asked("fetched");
      assert.match(commands, new RegExp(`^pull ${GRAFANA_IMAGE}$`, "m"));
      assert.match(commands, / -e GF_SECURITY_ADMIN_PASSWORD /);
      const [name] = await containers("fetched");
      await of.run();
      assert.match(await asked("fetched"), new RegExp(`^rm --force ${name}$`, "m"));
      assert.deepEqual(await containers("fetched"), []);
      await assert.rejects(fetch(value!));
    });

    it("is removed when the demo ends at once, and when it fails", async () => {
      const of = createCleanup();
      await show("abrupt", { ...env, STAND_IN_TROUBLES: "deaf" }, { of });
      assert.equal((await containers("abrupt")).length, 1);
      of.runAbruptly();
      await eventually("the container is removed", async () => (await containers("abrupt")).length === 0);
      const other = createCleanup();
      await refuses(
        show("failing", { ...env, STAND_IN_FORGETS: "aura-prod-fleet.json" }, { of: other, within: 4_000 }),
        /^dashboard aura-prod-fleet: Grafana answered 404/,
      );
      await other.run();
      assert.deepEqual(await containers("failing"), []);
    });

    it("is not fetched where it is there", async () => {
      await mkdir(join(folder, "there"), { recursive: true });
      await writeFile(join(folder, "there", "pulled"), "");
      assert.match((await show("there", env)).facts, /7 of 7 in Grafana by docker/);
      assert.doesNotMatch(await asked("there"), /^pull/m);
    });

    it("is done without where docker cannot", async () => {
      for (const [trouble, why] of Object.entries({
        silent: "no grafana-server, docker does not answer",
        rootless: "no grafana-server, docker's users are not this machine's",
        "no-pull": `no grafana-server, docker cannot get ${GRAFANA_IMAGE}`,
        "no-run": `docker cannot run ${GRAFANA_IMAGE}`,
      })) {
        const { facts, value } = await show(trouble, { ...env, STAND_IN_TROUBLES: trouble });
        assert.equal(facts, `7 written; ${why}: a preview draws them`);
        assert.equal(value, undefined);
      }
      const looking = { progress: () => {}, signal: new AbortController().signal };
      assert.deepEqual(await findDocker({ ...looking, env, platform: "darwin" }), { why: "docker shares no network with this system" });
      const elsewhere = { ...env, DOCKER_HOST: "ssh://build" };
      assert.deepEqual(await findDocker({ ...looking, env: elsewhere }), { why: "docker is another machine's" });
    });
  });

  it("is not demanded: where there is neither the demo says so", async () => {
    const { facts, value } = await show("none", { PATH: NODE });
    assert.match(facts, /7 written; no grafana-server, no docker: a preview draws them/);
    assert.equal(value, undefined);
  });
});

const refuses = (shown: Promise<unknown>, why: RegExp): Promise<void> =>
  assert.rejects(shown, (error: unknown) => error instanceof StepFailed && error.finding.details.some((it) => why.test(it)));

const SILENT = { info: () => Promise.resolve(), progress: () => Promise.resolve(), warn: () => Promise.resolve() };
