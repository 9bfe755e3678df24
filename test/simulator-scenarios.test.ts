import assert from "node:assert/strict";
import { scenarioNames, startTestAura, stopSimulators, valueOf, type Line, type TestAura } from "./support/simulated-aura";

const ID = "6b0c65e8";

/** What a scenario claims: setting, waiting time, and a check of the lines before and after. */
interface Claim {
  readonly setting?: Record<string, unknown>;
  readonly seconds?: number;
  readonly holds: (after: Lines, before: Lines) => boolean;
}

/** The lines of the first instance: the value in Summary, and of each member in Comprehensive. */
interface Lines {
  readonly of: (name: string) => number;
  readonly members: (name: string) => number[];
  readonly names: Set<string>;
  readonly ids: Set<string>;
  readonly timestamp: number;
}

const cores = (lines: Lines): number => lines.of("neo4j_aura_cpu_limit");
const grew =
  (name: string, per: number) =>
  (after: Lines, before: Lines): boolean =>
    after.of(name) - before.of(name) >= per;
const same = (one: number[], other: number[]): boolean => JSON.stringify(one) === JSON.stringify(other);
const succeeded = "neo4j_db_query_execution_success_total";
const failed = "neo4j_db_query_execution_failure_total";
const committed = "neo4j_database_transaction_committed_total";
const rolledBack = "neo4j_database_transaction_rollbacks_total";
const idOfTransaction = "neo4j_database_transaction_last_committed_tx_id_total";
const oomTotal = "neo4j_aura_out_of_memory_errors_total";
const leader = "neo4j_cluster_raft_is_leader";
const part = (after: Lines, before: Lines, name: string, rest: string): number =>
  (after.of(name) - before.of(name)) / (after.of(name) - before.of(name) + after.of(rest) - before.of(rest));

const claims: Readonly<Record<string, Claim>> = {
  cpu: { setting: { ratio: 0.91 }, holds: (after) => Math.abs(after.of("neo4j_aura_cpu_usage") / cores(after) - 0.91) < 0.001 },
  heap: { holds: (after) => after.of("neo4j_dbms_vm_heap_used_ratio") >= 0.93 },
  "gc-pressure": {
    seconds: 60,
    holds: (after, before) => {
      const spent = ["young", "old"]
        .map((kind) => `neo4j_dbms_vm_gc_time_g1_${kind}_generation_total`)
        .reduce((sum, name) => sum + after.of(name) - before.of(name), 0);
      return Math.abs(spent / 60_000 - 0.12) < 0.001 && after.of("neo4j_dbms_vm_heap_used_ratio") >= 0.9;
    },
  },
  "page-cache-thrash": {
    seconds: 60,
    holds: (after, before) =>
      after.of("neo4j_dbms_page_cache_hit_ratio_per_minute") === 0.9 &&
      after.of("neo4j_dbms_page_cache_usage_ratio") === 1 &&
      grew("neo4j_dbms_page_cache_evictions_total", 2_000 * 60)(after, before),
  },
  "storage-growth": {
    holds: (after) => Math.abs(after.of("neo4j_database_store_size_database") / after.of("neo4j_aura_storage_limit") - 0.96) < 0.001,
  },
  "entity-growth": {
    seconds: 3_600,
    holds: (after, before) =>
      grew("neo4j_database_count_node", 1e6)(after, before) && grew("neo4j_database_count_relationship", 3e6)(after, before),
  },
  "connections-leak": {
    setting: { atOnce: 500 },
    seconds: 60,
    holds: (after, before) =>
      grew("neo4j_dbms_bolt_connections_opened_total", 550)(after, before) &&
      after.of("neo4j_dbms_bolt_connections_closed_total") - before.of("neo4j_dbms_bolt_connections_closed_total") < 50 &&
      grew("neo4j_dbms_bolt_connections_idle", 550)(after, before),
  },
  "connections-churn": {
    seconds: 60,
    holds: (after, before) =>
      ["opened", "closed"].every((kind) => grew(`neo4j_dbms_bolt_connections_${kind}_total`, 3_000)(after, before)) &&
      after.of("neo4j_dbms_bolt_connections_idle") <= 2,
  },
  "connections-busy": { holds: (after) => after.of("neo4j_dbms_bolt_connections_running") / cores(after) > 15 },
  oom: { setting: { count: 2 }, holds: (after, before) => before.of(oomTotal) === 0 && after.of(oomTotal) === 2 },
  "oom-then-restart": { seconds: 90, holds: (after, before) => after.of(oomTotal) === 0 && after.of(committed) < before.of(committed) },
  "member-restart": { holds: (after, before) => after.of(committed) < before.of(committed) && after.of(succeeded) < before.of(succeeded) },
  "failed-queries": { seconds: 600, holds: (after, before) => Math.abs(part(after, before, failed, succeeded) - 0.2) < 0.005 },
  rollbacks: { seconds: 600, holds: (after, before) => Math.abs(part(after, before, rolledBack, committed) - 0.15) < 0.005 },
  latency: {
    setting: { factor: 20, tailFactor: 3 },
    holds: (after, before) =>
      after.of("neo4j_db_query_execution_internal_latency_q50") > 10 * before.of("neo4j_db_query_execution_internal_latency_q50") &&
      after.of("neo4j_db_query_execution_internal_latency_q99") > 10 * after.of("neo4j_db_query_execution_internal_latency_q50"),
  },
  throughput: { setting: { factor: 0 }, seconds: 60, holds: (after, before) => after.of(succeeded) === before.of(succeeded) },
  idle: {
    seconds: 60,
    holds: (after, before) =>
      ["q50", "q75", "q99"].every((q) => Number.isNaN(after.of(`neo4j_db_query_execution_internal_latency_${q}`))) &&
      Number.isNaN(after.of("neo4j_dbms_page_cache_hit_ratio_per_minute")) &&
      after.of(succeeded) === before.of(succeeded),
  },
  replans: { seconds: 60, holds: grew("neo4j_database_cypher_replan_events_total", 1_200) },
  "slow-checkpoint": { holds: (after) => after.of("neo4j_database_check_point_duration") === 1_200_000 },
  "stalled-checkpoints": {
    seconds: 3_600,
    holds: (after, before) => after.of("neo4j_database_check_point_events_total") === before.of("neo4j_database_check_point_events_total"),
  },
  "transactions-pile-up": {
    seconds: 60,
    holds: (after, before) =>
      after.of("neo4j_database_transaction_active_read") +
        after.of("neo4j_database_transaction_active_write") -
        before.of("neo4j_database_transaction_active_read") >
      110,
  },
  "no-leader": {
    seconds: 60,
    holds: (after, before) =>
      same(after.members(leader), [0, 0, 0]) &&
      same(before.members(leader), [1, 0, 0]) &&
      Math.abs(after.of(idOfTransaction) - before.of(idOfTransaction)) <= 1,
  },
  "two-leaders": { holds: (after) => same(after.members(leader), [1, 1, 0]) },
  "replication-lag": {
    setting: { transactions: 5 },
    seconds: 60,
    holds: (after) => {
      const [one = 0, two = 0, three = 0] = after.members(idOfTransaction);
      return one - two >= 5 && one - three < 5;
    },
  },
  "member-stuck": {
    seconds: 60,
    holds: (after, before) => {
      const [moves, stuck, too] = after
        .members(idOfTransaction)
        .map((value, index) => value - (before.members(idOfTransaction)[index] ?? NaN));
      return stuck === 0 && (moves ?? 0) > 100 && (too ?? 0) > 100;
    },
  },
  paused: { holds: (after, before) => before.ids.has(ID) && !after.ids.has(ID) && after.ids.size === 1 },
  deleted: { holds: (after, before) => before.ids.has(ID) && !after.ids.has(ID) && after.ids.size === 1 },
  stale: { seconds: 300, holds: (after, before) => after.timestamp === before.timestamp && after.of(succeeded) === before.of(succeeded) },
  "clock-skew": { setting: { seconds: -120 }, seconds: 60, holds: (after, before) => after.timestamp === before.timestamp - 60_000 },
  "metric-missing": {
    holds: (after, before) =>
      before.names.has("neo4j_aura_cpu_usage") && !after.names.has("neo4j_aura_cpu_usage") && after.names.size === before.names.size - 1,
  },
};

/** Tested where their answers are: in simulator-endpoint.test.ts. */
const elsewhere = [
  "added",
  "renamed",
  "unauthorized",
  "forbidden",
  "rate-limited",
  "server-error",
  "slow",
  "truncated",
  "empty",
  "token-rate-limited",
  "token-server-error",
  "management-rate-limited",
  "management-server-error",
];

async function observe(summary: TestAura, comprehensive: TestAura): Promise<Lines> {
  const [folded, parts] = [await summary.scrape(), await comprehensive.scrape()];
  const mine = (lines: readonly Line[]): readonly Line[] => lines.filter(({ labels }) => labels.instance_id === ID);
  return {
    of: (name) => valueOf(folded, name),
    members: (name) =>
      mine(parts)
        .filter((line) => line.name === name)
        .map(({ value }) => value),
    names: new Set(mine(folded).map(({ name }) => name)),
    ids: new Set(folded.map(({ labels }) => labels.instance_id ?? "")),
    timestamp: mine(folded)[0]?.timestamp ?? NaN,
  };
}

describe("a simulated scenario", () => {
  afterEach(stopSimulators);

  it("has a claim that is tested, each of them", () => {
    assert.deepEqual([...Object.keys(claims), ...elsewhere].sort(), scenarioNames().sort());
  });

  for (const [name, { setting = {}, seconds = 30, holds }] of Object.entries(claims)) {
    it(`"${name}" changes what it claims, and a healthy instance does not look so`, async () => {
      const pair = async (): Promise<[TestAura, TestAura]> => [
        await startTestAura(),
        await startTestAura({ granularity: "comprehensive" }),
      ];
      const [healthy, broken] = [await pair(), await pair()];
      const before = await observe(...healthy);
      await observe(...broken);
      for (const aura of broken) aura.simulator.set(name, { instance: ID, ...setting });
      for (const aura of [...healthy, ...broken]) aura.tick(seconds);
      assert.ok(holds(await observe(...broken), before), "it does not do what it claims");
      assert.ok(!holds(await observe(...healthy), before), "it holds without the scenario, so it shows nothing");
    });
  }

  it("shows an out-of-memory error before the restart that it causes", async () => {
    const aura = await startTestAura();
    aura.simulator.set("oom-then-restart", { instance: ID });
    const seen: number[] = [];
    for (let scrape = 0; scrape < 4; scrape++) {
      aura.tick(30);
      seen.push(valueOf(await aura.scrape(), oomTotal));
    }
    assert.deepEqual(seen, [1, 1, 0, 0]);
  });

  it("repeats what happens every so many seconds, however wide the scrapes are apart", async () => {
    const aura = await startTestAura();
    aura.simulator.set("oom", { instance: ID, everySeconds: 60 });
    const seen: number[] = [];
    for (const seconds of [30, 30, 31, 300]) {
      aura.tick(seconds);
      seen.push(valueOf(await aura.scrape(), oomTotal));
    }
    assert.deepEqual(seen, [1, 1, 2, 7]);
  });

  it("ends when it is cleared, by name, by target or all at once", async () => {
    const { simulator, tick, scrape } = await startTestAura();
    const busy = async (): Promise<(string | undefined)[]> => {
      tick(30);
      const usage = (await scrape()).filter(({ name }) => name === "neo4j_aura_cpu_usage");
      return usage.filter(({ value, labels }) => value > (labels.instance_id === ID ? 3.8 : 7.6)).map(({ labels }) => labels.instance_id);
    };
    simulator.set("cpu");
    simulator.set("cpu", { instance: ID, ratio: 0.99 });
    assert.deepEqual(await busy(), [ID, "0a1b2c3d"]);
    assert.equal(simulator.clear("cpu", { instance: ID }), 1);
    assert.deepEqual(await busy(), [ID, "0a1b2c3d"]);
    assert.equal(simulator.clear("heap"), 0);
    assert.equal(simulator.clear(), 1);
    assert.deepEqual(await busy(), []);
  });
});
