import assert from "node:assert/strict";
import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { parse } from "yaml";

import { catalog } from "../../catalog";
import { createCleanup } from "../../demo/cleanup";
import { freePorts } from "../../demo/processes/free-ports";
import { showDashboards } from "../../demo/steps/show-dashboards";
import { StepFailed } from "../../demo/step-failed";
import { installSet } from "../../provider/disk/install-set";
import { fileSetInputs } from "../../provider/file-set-inputs";
import { type CompiledGrafanaFiles, compileStack, grafanaFilesOf } from "../../stacks/compile";
import type { StackConfigInput } from "../../stacks/config";
import { planStack } from "../../stacks/plan";
import { fleetConfig } from "../bench/fleet-config";
import { startStore } from "./harness/store";

type Section = Extract<StackConfigInput["grafana"], { readonly kind: "files" }>;

const STAND_IN = join(__dirname, "stand-in");

const compiledGrafana = (
  directory: string,
  changes: Partial<StackConfigInput> = {},
  grafana: Partial<Section> = {},
): CompiledGrafanaFiles => {
  const input = fleetConfig(2, { grafana: { kind: "files", directory, ...grafana }, ...changes });
  const { plan, config } = planStack(input, catalog, { stack: "prod" });
  return grafanaFilesOf(compileStack(plan, config, (it) => it));
};

const yamlOf = ({ set }: CompiledGrafanaFiles, path: string): unknown => parse(set.files[path]!);

describe("dashboards as files", () => {
  it("are a folder that Grafana is provisioned from: a data source, a provider, and the JSON", () => {
    const grafana = compiledGrafana("/etc/grafana/aura");
    assert.equal(grafana.set.set, "prod-grafana");
    const names = ["alerts", "capacity", "cluster", "database", "fleet", "instance", "pipeline"].map((it) => `json/aura-prod-${it}.json`);
    assert.deepEqual(Object.keys(grafana.set.files).sort(), ["dashboards/aura-prod.yaml", "datasources/aura-prod.yaml", ...names]);
    assert.deepEqual(yamlOf(grafana, "dashboards/aura-prod.yaml"), {
      apiVersion: 1,
      providers: [
        {
          name: "aura-prod",
          orgId: 1,
          folder: "Neo4j Aura",
          folderUid: "aura-prod",
          type: "file",
          disableDeletion: false,
          allowUiUpdates: false,
          updateIntervalSeconds: 30,
          options: { path: "/etc/grafana/aura/prod-grafana/json" },
        },
      ],
    });
    assert.deepEqual(yamlOf(grafana, "datasources/aura-prod.yaml"), {
      apiVersion: 1,
      prune: true,
      datasources: [
        {
          name: "Aura prod",
          uid: "aura-prod-prom",
          type: "prometheus",
          access: "proxy",
          url: "http://127.0.0.1:9090",
          isDefault: false,
          editable: false,
          jsonData: {
            httpMethod: "POST",
            timeInterval: "1m",
            prometheusType: "Prometheus",
            cacheLevel: "Medium",
            incrementalQuerying: true,
            incrementalQueryOverlapWindow: "10m",
            disableRecordingRules: false,
          },
        },
      ],
    });
  });

  it("leave out the data source that is there already", () =>
    assert.equal("datasources/aura-prod.yaml" in compiledGrafana("/x/y", {}, { dataSource: { create: false } }).set.files, false));

  it("are not made where the config does not ask for them", () => {
    const { plan, config } = planStack(fleetConfig(1), catalog, { stack: "prod" });
    assert.equal(compileStack(plan, config, (it) => it).grafana, undefined);
  });
});

describe("a Grafana on PATH", function () {
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

  const show = async (name: string, url: string, env: NodeJS.ProcessEnv = {}, within = 30_000) => {
    const directory = join(folder, name);
    const grafana = compiledGrafana(directory, {}, { dataSource: { url } });
    await mkdir(join(directory, "logs"), { recursive: true });
    const { set, files } = grafana.set;
    await installSet(fileSetInputs.parse({ directory, set, files }), { id: name, urn: `urn:test:${name}` }, SILENT);
    const [port] = await freePorts(1);
    const screen = { detail: () => {} } as never;
    const step = { progress: () => {}, signal: new AbortController().signal };
    const workspace = { data: join(directory, "data"), logs: join(directory, "logs") };
    const PATH = `${STAND_IN}:${dirname(process.execPath)}`;
    return showDashboards(
      step,
      { cleanup, screen },
      { workspace, grafana, url: `http://127.0.0.1:${port}`, env: { PATH, ...env }, within },
    );
  };

  it("is started on what was written, and has every dashboard and a healthy data source", async () => {
    const { facts, value } = await show("well", prometheus);
    assert.match(facts, /7 of 7 in Grafana, its data source is healthy/);
    assert.match(value ?? "", /^http:\/\/127\.0\.0\.1:/);
  });

  it("fails the demo when it lacks a dashboard", () =>
    refuses(
      show("lacking", prometheus, { STAND_IN_FORGETS: "aura-prod-fleet.json" }, 4_000),
      /^dashboard aura-prod-fleet: Grafana answered 404/,
    ));

  it("fails the demo when it does not reach Prometheus", () =>
    refuses(show("unreached", "http://127.0.0.1:1", {}, 4_000), /^data source aura-prod-prom: 400/));

  it("is not demanded: where there is none the demo says so", async () => {
    const { facts, value } = await show("none", prometheus, { PATH: dirname(process.execPath) });
    assert.match(facts, /7 written; no grafana-server on PATH/);
    assert.equal(value, undefined);
  });
});

const refuses = (shown: Promise<unknown>, why: RegExp): Promise<void> =>
  assert.rejects(shown, (error: unknown) => error instanceof StepFailed && error.finding.details.some((it) => why.test(it)));

const SILENT = { info: () => Promise.resolve(), progress: () => Promise.resolve(), warn: () => Promise.resolve() };
