import assert from "node:assert/strict";
import { metrics } from "../catalog/metrics";
import { aggregate } from "../demo/simulator/aggregate";
import { startTestAura, stopSimulators, valueOf, type Line } from "./support/simulated-aura";

const key = ({ name, labels }: Line): string => `${name} ${JSON.stringify(labels)}`;
const fold = (aggregation: "MAX" | "MIN" | "SUM" | "AVG", values: number[]): number => aggregate(aggregation, values, (value) => value);

describe("the simulated instances", () => {
  afterEach(stopSimulators);

  it("count upwards without a restart, through a day with jumps of the clock", async () => {
    const aura = await startTestAura({ granularity: "comprehensive" });
    let before = new Map((await aura.scrape()).map((line) => [key(line), line.value]));
    for (const seconds of [1, 30, 30, 600, 7_200, 43_200, 30]) {
      aura.tick(seconds);
      const lines = await aura.scrape();
      for (const line of lines.filter(({ name }) => name.endsWith("_total")))
        assert.ok(line.value >= (before.get(key(line)) ?? NaN), `${key(line)} fell`);
      before = new Map(lines.map((line) => [key(line), line.value]));
    }
  });

  it("stay inside what is possible all week long", async () => {
    const aura = await startTestAura();
    for (let hour = 0; hour < 168; hour += 3) {
      aura.tick(3 * 3_600);
      const lines = await aura.scrape();
      for (const { name, value } of lines) {
        assert.ok(value >= 0, `${name} is ${value}`);
        if (metrics.find((metric) => metric.name === name)?.unit === "ratio") assert.ok(value <= 1, `${name} is ${value}`);
      }
      const cpu = valueOf(lines, "neo4j_aura_cpu_usage") / valueOf(lines, "neo4j_aura_cpu_limit");
      assert.ok(cpu > 0.1 && cpu < 0.6, `CPU ${cpu}`);
      assert.ok(valueOf(lines, "neo4j_dbms_page_cache_hit_ratio_per_minute") > 0.98);
      assert.ok(valueOf(lines, "neo4j_dbms_vm_heap_used_ratio") < 0.6);
    }
  });

  it("are busier in the afternoon than at night", async () => {
    const aura = await startTestAura();
    aura.tick(6 * 3_600);
    const day = valueOf(await aura.scrape(), "neo4j_aura_cpu_usage");
    aura.tick(12 * 3_600);
    assert.ok(valueOf(await aura.scrape(), "neo4j_aura_cpu_usage") < day * 0.7);
  });

  it("have as many connections opened as are closed, running or idle, on each member", async () => {
    const aura = await startTestAura({ granularity: "comprehensive" });
    const open = async (): Promise<number[]> => {
      const lines = (await aura.scrape()).filter(({ labels }) => labels.instance_id === "6b0c65e8");
      const of = (name: string): number[] =>
        lines.filter((line) => line.name === `neo4j_dbms_bolt_connections_${name}`).map(({ value }) => value);
      const [opened, closed, running, idle] = [of("opened_total"), of("closed_total"), of("running"), of("idle")];
      assert.equal(opened.length, 3);
      return opened.map((value, index) => value - (closed[index] ?? NaN) - (running[index] ?? NaN) - (idle[index] ?? NaN));
    };
    for (const seconds of [0, 30, 3_600]) {
      aura.tick(seconds);
      for (const rest of await open()) assert.ok(Math.abs(rest) <= 1, `${rest} connections are unaccounted for`);
    }
  });

  it("checkpoint once in fifteen minutes", async () => {
    const aura = await startTestAura();
    const before = valueOf(await aura.scrape(), "neo4j_database_check_point_events_total");
    aura.tick(3_600);
    assert.equal(valueOf(await aura.scrape(), "neo4j_database_check_point_events_total"), before + 4);
  });

  it("fold MAX, SUM, MIN and AVG over the members exactly as the metric's aggregation says", async () => {
    const summary = await startTestAura();
    const members = await startTestAura({ granularity: "comprehensive" });
    for (const aura of [summary, members]) aura.tick(630);
    const [folded, parts] = [await summary.scrape("6b0c65e8"), await members.scrape("6b0c65e8")];
    for (const { name, aggregation } of metrics.filter(({ granularity }) => granularity === "summary")) {
      const values = parts.filter((line) => line.name === name).map(({ value }) => value);
      const expected = {
        MAX: Math.max(...values),
        MIN: Math.min(...values),
        SUM: values.reduce((sum, value) => sum + value, 0),
        AVG: values.reduce((sum, value) => sum + value, 0) / 3,
      }[aggregation];
      assert.equal(values.length, 3, name);
      assert.ok(Math.abs(valueOf(folded, name) - expected) < 0.000002, name);
    }
  });

  it("fold members without a value as if they were not there", () => {
    assert.equal(fold("MAX", [NaN, 2, 1]), 2);
    assert.equal(fold("MIN", [NaN, 2, 1]), 1);
    assert.equal(fold("SUM", [NaN, 2, 1]), 3);
    assert.equal(fold("AVG", [NaN, 2, 1]), 1.5);
    assert.ok(Number.isNaN(fold("AVG", [NaN, NaN])) && Number.isNaN(fold("MAX", [])));
  });

  it("serve MAX and SUM counters that fall to the other members' when the busiest restarts", async () => {
    const aura = await startTestAura();
    const counters = [
      "neo4j_database_transaction_committed_total",
      "neo4j_db_query_execution_success_total",
      "neo4j_dbms_bolt_connections_opened_total",
    ];
    const before = await aura.scrape();
    aura.simulator.set("member-restart", { instance: "6b0c65e8" });
    aura.tick(30);
    const after = await aura.scrape();
    for (const name of counters) {
      assert.ok(valueOf(after, name) < valueOf(before, name), `${name} did not fall`);
      assert.ok(valueOf(after, name) > 0.05 * valueOf(before, name), `${name} lost every member`);
      const others = (lines: Line[]): number =>
        Math.min(...lines.filter((line) => line.name === name && line.labels.instance_id === "0a1b2c3d").map(({ value }) => value));
      assert.ok(others(after) >= others(before), `${name} fell on the other instance too`);
    }
    assert.ok(
      valueOf(after, "neo4j_database_transaction_last_committed_tx_id_total") >=
        valueOf(before, "neo4j_database_transaction_last_committed_tx_id_total"),
    );
  });
});
