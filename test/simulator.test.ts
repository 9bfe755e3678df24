import assert from "node:assert/strict";
import { metrics } from "../catalog/metrics";
import { startSimulator } from "../demo/simulator";
import { unknownReadings } from "../demo/simulator/readings";
import { parseLines, SECRET, START, startTestAura, stopSimulators } from "./support/simulated-aura";

const ZONES = ["europe-west2-a", "europe-west2-b", "europe-west2-c"];

describe("the simulated metrics endpoint", () => {
  afterEach(stopSimulators);

  it("serves every metric of the catalog and no other, less the cluster metric in Summary", async () => {
    const summary = await (await startTestAura()).scrape();
    const comprehensive = await (await startTestAura({ granularity: "comprehensive" })).scrape();
    const names = (lines: { name: string }[]): string[] => [...new Set(lines.map(({ name }) => name))].sort();
    const all = metrics.map(({ name }) => name).sort();
    assert.deepEqual(names(comprehensive), all);
    assert.deepEqual(
      names(summary),
      all.filter((name) => name !== "neo4j_cluster_raft_is_leader"),
    );
    assert.equal(names(comprehensive).length, 33);
    assert.deepEqual(unknownReadings(), []);
  });

  it("has 32 series an instance with one database in Summary, and 33 for each zone in Comprehensive, as documented", async () => {
    const summary = await (await startTestAura()).scrape();
    assert.equal(summary.filter(({ labels }) => labels.instance_id === "6b0c65e8").length, 32);
    assert.equal(summary.filter(({ labels }) => labels.instance_id === "0a1b2c3d").length, 14 + 2 * 18);
    const comprehensive = await (await startTestAura({ granularity: "comprehensive" })).scrape();
    assert.equal(comprehensive.filter(({ labels }) => labels.instance_id === "6b0c65e8").length, 99);
  });

  it("labels series by granularity and scope, with the one aggregation of the metric", async () => {
    for (const granularity of ["summary", "comprehensive"] as const) {
      for (const { name, labels } of await (await startTestAura({ granularity })).scrape()) {
        const metric = metrics.find((candidate) => candidate.name === name);
        assert.equal(labels.aggregation, metric?.aggregation, name);
        assert.deepEqual(
          Object.keys(labels).sort(),
          [
            "aggregation",
            "instance_id",
            ...(metric?.scope === "database" ? ["database"] : []),
            ...(granularity === "comprehensive" ? ["availability_zone", "instance_mode"] : []),
          ].sort(),
          name,
        );
        if (granularity === "comprehensive")
          assert.ok(ZONES.includes(labels.availability_zone ?? "") && labels.instance_mode === "PRIMARY", name);
      }
    }
  });

  it("writes lines in the form of the documented samples: %f values, millisecond timestamps, HELP and TYPE before each family", async () => {
    const aura = await startTestAura();
    const response = await aura.get(aura.simulator.metricsUrl("shop"), await aura.token());
    assert.equal(response.headers.get("content-type"), "text/plain; version=0.0.4");
    const text = await response.text();
    const count = /^# HELP neo4j_database_count_node (.+)\n# TYPE neo4j_database_count_node gauge\n(.+)\n/m.exec(text);
    assert.match(
      count?.[2] ?? "",
      /^neo4j_database_count_node\{aggregation="MAX",database="neo4j",instance_id="6b0c65e8"\} \d+\.000000 1767776400000$/,
    );
    for (const metric of metrics.filter(({ granularity }) => granularity === "summary")) {
      assert.ok(text.includes(`# HELP ${metric.name} ${metric.help}\n# TYPE ${metric.name} ${metric.kind}\n${metric.name}{`), metric.name);
    }
    for (const { text: value } of parseLines(text)) assert.match(value, /^(\d+\.\d{6}|NaN)$/);
  });

  it("names zone and mode of primaries and read replicas", async () => {
    const aura = await startTestAura({
      projects: [
        {
          id: "shop",
          granularity: "comprehensive",
          clients: [{ clientId: "reader", clientSecret: SECRET }],
          instances: [{ id: "6b0c65e8", name: "orders", members: 3, secondaries: 2 }],
        },
      ],
    });
    const cpu = (await aura.scrape()).filter(({ name }) => name === "neo4j_aura_cpu_usage");
    assert.deepEqual(cpu.map(({ labels }) => `${labels.availability_zone} ${labels.instance_mode}`).sort(), [
      "europe-west2-a PRIMARY",
      "europe-west2-a SECONDARY",
      "europe-west2-b PRIMARY",
      "europe-west2-b SECONDARY",
      "europe-west2-c PRIMARY",
    ]);
  });

  it("answers with the same bytes for thirty seconds, then with newer ones", async () => {
    const aura = await startTestAura({ cacheSeconds: 30 });
    const [token, url] = [await aura.token(), aura.simulator.metricsUrl("shop")];
    const first = await (await aura.get(url, token)).text();
    aura.tick(29.9);
    assert.equal(await (await aura.get(url, token)).text(), first);
    aura.tick(0.2);
    const later = await (await aura.get(url, token)).text();
    assert.notEqual(later, first);
    assert.ok(parseLines(later).every(({ timestamp }) => timestamp === START + 30_100));
  });

  it("serves samples as old as the configured lag", async () => {
    const aura = await startTestAura({ lagSeconds: 45 });
    aura.tick(60);
    assert.ok((await aura.scrape()).every(({ timestamp }) => timestamp === aura.now() - 45_000));
  });

  it("serves one instance alone on its own endpoint, and 404 for what does not exist", async () => {
    const aura = await startTestAura();
    assert.deepEqual([...new Set((await aura.scrape("0a1b2c3d")).map(({ labels }) => labels.instance_id))], ["0a1b2c3d"]);
    const token = await aura.token();
    assert.equal((await aura.get(aura.simulator.metricsUrl("shop", "ffffffff"), token)).status, 404);
    assert.equal((await aura.get(aura.simulator.metricsUrl("nowhere"), token)).status, 404);
    assert.equal((await fetch(aura.simulator.metricsUrl("shop"), { method: "POST" })).status, 405);
  });

  it("gives the same values for the same seed and clock, and others for another seed", async () => {
    const body = async (seed: number): Promise<string> => {
      const aura = await startTestAura({ seed });
      aura.tick(90);
      return (await aura.get(aura.simulator.metricsUrl("shop"), await aura.token())).text();
    };
    assert.equal(await body(7), await body(7));
    assert.notEqual(await body(7), await body(8));
  });

  it("remembers what it served, for tests that compare", async () => {
    const aura = await startTestAura();
    assert.deepEqual(aura.simulator.served(), []);
    const lines = await aura.scrape();
    const served = aura.simulator.served();
    assert.equal(served.length, lines.length);
    const [cpu] = aura.simulator.served({ metric: "neo4j_aura_cpu_usage", instance: "0a1b2c3d" });
    assert.equal(cpu?.value.toFixed(6), lines.find(({ name, labels }) => name === cpu?.metric && labels.instance_id === "0a1b2c3d")?.text);
  });

  it("lists every mistake in its options at once", async () => {
    const instance = { id: "6b0c65e8", name: "orders" };
    const client = { clientId: "a", clientSecret: "x" };
    await assert.rejects(
      startSimulator({
        projects: [{ id: "a/b", clients: [client], instances: [instance, instance, { id: "short", name: "x", load: 2, databases: [] }] }],
      }),
      {
        message: `The simulator cannot start:
  two instances have the id "6b0c65e8": give each its own
  project "a/b": an id has letters, digits, "-", "_" and "." only
  instance "short": an instance id is 8 hexadecimal digits
  instance "short": load is 2; it must be from 0 to 1
  instance "short": databases is empty; name at least one`,
      },
    );
  });
});
