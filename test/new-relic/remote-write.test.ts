import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { catalog } from "../../catalog";
import type { Plan } from "../../catalog/model";
import { compileConditions } from "../../compilers/new-relic";
import { compileRules, compileScrapeJobs, compileServer } from "../../compilers/prometheus";
import { renderYaml } from "../../compilers/files/file-sets";
import type { Running } from "../../demo/processes/start-process";
import { freePorts } from "../../demo/processes/free-ports";
import { startSimulator, type Simulator } from "../../demo/simulator";
import { planStack } from "../../stacks/plan";
import { eventually } from "../e2e/harness/eventually";
import { changed } from "../stack-config/small-config";
import { needsPrograms } from "../support/needs-programs";
import { parseNrql } from "../support/parity/new-relic/parse-nrql";
import { startServer } from "../support/start-server";
import { startWriteEndpoint, type WriteEndpoint } from "../support/new-relic/write-endpoint";

const PROJECT = "cb50b84c-0a53-565c-ba05-008e104efee0";
const SECRETS = { "aura-payments": "not-a-real-secret", "new-relic": "not-a-real-license-key" };
/** Samples every second, so that windows of minutes need not be waited for. */
const FAST = { interval: 1, timeout: 1 };

describe("a real Prometheus writes to New Relic", function () {
  this.timeout(300_000);
  let folder: string;
  let simulator: Simulator;
  let endpoint: WriteEndpoint;
  let prometheus: Running;
  let plan: Plan;

  before(async function () {
    await needsPrograms(this, ["prometheus"]);
    folder = await mkdtemp(join(tmpdir(), "aura-new-relic-"));
    endpoint = await startWriteEndpoint();
    simulator = await startSimulator({
      cacheSeconds: 0,
      projects: [
        {
          id: PROJECT,
          clients: [{ clientId: "b3a1kVxB", clientSecret: SECRETS["aura-payments"] }],
          instances: [
            { id: "6b0c65e8", name: "orders" },
            { id: "00c0ffee", name: "new one" },
          ],
        },
      ],
    });
    plan = { ...planned(), ...FAST, metricsUrl: simulator.url, tokenUrl: simulator.tokenUrl };
    await place(folder, plan);
    const [port] = await freePorts(1);
    prometheus = await startServer({
      program: "prometheus",
      args: [
        `--config.file=${join(folder, "prometheus.yml")}`,
        `--storage.tsdb.path=${join(folder, "data")}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      folder,
      isReady: async () => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok,
    });
  });
  after(async () => {
    await prometheus?.stop();
    await simulator?.stop();
    await endpoint?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  const planned = (): Plan =>
    planStack(
      changed({
        newRelic: { accountId: 1, licenseKey: "new-relic", userKey: "new-relic-user", writeUrl: endpoint.url },
        "prometheus.mode": "own",
        "aura.projects.payments.instances.orders.limits": { boltConnections: 400 },
        "alerts.pack": "full",
      }),
      catalog,
    ).plan;
  const names = () => new Set(endpoint.series().map(({ labels }) => labels.__name__!));

  it("names and attributes that conditions query exist in what arrived", async () => {
    const queries = compileConditions(plan).documents.map(({ query }) => parseNrql(query));
    const direct = [...new Set(queries.filter(({ where }) => where.length === 1).map(({ metric }) => metric))];
    await eventually(
      "everything that conditions read directly has arrived, and a record of guarded signals",
      () => Promise.resolve([...direct, "up", "aura_saturation:watched:value"].every((it) => names().has(it))),
      () => [`arrived: ${[...names()].sort().join(", ")}`],
    );
    for (const query of queries) {
      const selected = endpoint
        .series()
        .filter(
          ({ labels }) => labels.__name__ === query.metric && query.where.every((it) => it.values.includes(labels[it.attribute] ?? "")),
        );
      for (const { labels } of selected)
        for (const it of query.facet) assert.ok(labels[it], `${query.metric} has no ${it}: ${JSON.stringify(labels)}`);
    }
  });

  it("series carry the names of their instances; one that nobody configured has the stack's environment alone", () => {
    const of = (id: string) => endpoint.series().filter(({ labels }) => labels.instance_id === id);
    assert.ok(of("6b0c65e8").length > 0 && of("00c0ffee").length > 0);
    for (const { labels } of of("6b0c65e8"))
      assert.deepEqual([labels.instance_name, labels.team, labels.tier], ["orders", "payments", "critical"]);
    for (const { labels } of of("00c0ffee")) assert.deepEqual([labels.instance_name, labels.environment], [undefined, "prod"]);
  });

  it("nothing else is written, and the license key comes from its file", () => {
    const wanted = new RegExp(`^(${plan.remoteWrite[0]!.relabels![1]!.regex})$`);
    assert.deepEqual(
      [...names()].filter((it) => !wanted.test(it)),
      [],
    );
    assert.deepEqual(endpoint.keys(), [`Bearer ${SECRETS["new-relic"]}`]);
  });
});

/** The files of an own server, as they are compiled. */
async function place(folder: string, plan: Plan): Promise<void> {
  const secretFile = (name: string): string => join(folder, "secrets", name);
  const addresses = { prometheus: ["127.0.0.1:1"], alertmanagers: [] };
  const files: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(SECRETS).map(([name, value]) => [`secrets/${name}`, value])),
    "prometheus.yml": renderYaml(compileServer(plan, addresses, secretFile)),
    "scrape/aura.yml": renderYaml({ scrape_configs: compileScrapeJobs(plan, secretFile) }),
    ...Object.fromEntries(compileRules(plan).documents.map(({ name, groups }) => [`rules/${name}.yml`, renderYaml({ groups })])),
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
