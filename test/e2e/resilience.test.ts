import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import type { PagerDutyEvent } from "../../demo/sinks";
import { needsPrograms } from "../support/needs-programs";
import { evaluations, firing, seeFiring, seePage } from "./harness/alerts";
import { eventually } from "./harness/eventually";
import { PROJECT, type Said } from "./harness/stack-input";
import { startSurroundings, startWatched, type Watched } from "./harness/surroundings";

const BUSY = "6b0c65e8";
const RESTARTING = "269e0d37";
const IDLE = "00000123";
const CROWDED = "0a1b2c3d";
const DOOMED = "deadbeef";
const NEWCOMER = "0badcafe";
const FLEET = [
  [BUSY, "busy"],
  [RESTARTING, "restarting"],
  [IDLE, "idle"],
  [CROWDED, "crowded"],
  [DOOMED, "doomed"],
].map(([id, name]) => ({ id: id!, name: name! }));

const OOM_COUNTER = "neo4j_aura_out_of_memory_errors_total";

/** Alerts about what was measured; the others are about the measuring. */
const VALUE_ALERTS = catalog.alerts
  .filter(({ concern, role }) => role === "problem" && concern !== "availability" && concern !== "pipeline")
  .map(({ id }) => id);

/** Holding times are cut to one interval, so that a condition that holds but once is told. The CPU alert must hold through many scrapes. */
const HOLDS = {
  ...Object.fromEntries(VALUE_ALERTS.map((id) => [id, { holds: "2s" }])),
  "cpu-saturated": { critical: "95%", warning: "off", holds: "30s" },
  "instance-unconfigured": { holds: "2s" },
};

const said = (more: Readonly<Record<string, object>> = {}): Said => ({
  project: { instances: Object.fromEntries(FLEET.map(({ id, name }) => [name, { id, team: "payments" }])) },
  sections: { alerts: { pack: "full", thresholds: { ...HOLDS, ...more } } },
});

describe("a fleet in trouble that is no reason to wake anybody", function () {
  this.timeout(900_000);
  let watched: Watched;

  before(async function () {
    await needsPrograms(this, ["prometheus", "alertmanager"]);
    const around = await startSurroundings(FLEET);
    const { simulator } = around;
    simulator.set("idle", { instance: IDLE });
    simulator.set("oom", { instance: RESTARTING, count: 5 });
    // Aura serves this one 13 minutes late, so that its newest sample is ten minutes old soon after it is deleted.
    simulator.set("clock-skew", { instance: DOOMED, seconds: -780 });
    // And this one several intervals late: what its counters count must not fall between two evaluations.
    simulator.set("clock-skew", { instance: CROWDED, seconds: -5 });
    try {
      watched = await startWatched(around, said());
    } catch (error) {
      await around.stop();
      throw error;
    }
  });
  after(() => watched?.stop());

  const query = async (text: string): Promise<readonly Readonly<Record<string, string>>[]> =>
    (await watched.servers.prometheus.query(text)).map(({ metric }) => metric);
  /** Every alert about a value whose condition has held at any moment, however short. */
  const valueAlerts = async (): Promise<readonly string[]> =>
    [
      ...new Set(
        (await query(`last_over_time(ALERTS{aura_stack="shop",aura_alert=~"${VALUE_ALERTS.join("|")}"}[1h])`)).map(
          ({ aura_alert: alert, instance_id: id }) => `${alert} ${id}`,
        ),
      ),
    ].sort();
  const answers = (status: number): number => watched.simulator.counts().endpoints[`GET /api/v1/${PROJECT}/metrics`]?.statuses[status] ?? 0;
  const seeAnswers = async (status: number, more: number): Promise<void> => {
    const until = answers(status) + more;
    await eventually(`${more} more answers ${status}`, () => answers(status) >= until);
  };
  const settle = (): Promise<void> => evaluations(watched.servers.prometheus, "cpu-saturated", 3);

  it("is seen with its values", async () => {
    await eventually(
      "values are recorded",
      async () => (await query("instance:neo4j_aura_cpu_utilization:ratio")).length === FLEET.length - 1,
    );
    const nan = await query(
      `neo4j_db_query_execution_internal_latency_q50{instance_id="${IDLE}"} != neo4j_db_query_execution_internal_latency_q50`,
    );
    assert.notEqual(nan.length, 0, "the idle instance has NaN for a latency");
    assert.notEqual((await query(`${OOM_COUNTER}{instance_id="${RESTARTING}"} == 5`)).length, 0);
    await settle();
    assert.deepEqual(await valueAlerts(), []);
  });

  it("has all its instances, until one is deleted", async () => {
    const missing = async (): Promise<readonly string[]> =>
      (await watched.servers.prometheus.alerts())
        .filter(({ labels }) => labels.aura_alert === "instance-missing")
        .map(({ annotations }) => annotations.summary!);
    await eventually("none is missing", async () => (await missing()).length === 0, missing);
    watched.simulator.set("deleted", { instance: DOOMED });
    await eventually("it is not scraped any more", async () => (await query(`neo4j_aura_cpu_limit{instance_id="${DOOMED}"}`)).length === 0);
  });

  it("restarts a member, whose old errors fall from the counter, and nobody hears of it", async () => {
    watched.simulator.set("member-restart", { instance: RESTARTING, everySeconds: 7 });
    await eventually(
      "the counter has fallen",
      async () => (await query(`resets(${OOM_COUNTER}{instance_id="${RESTARTING}"}[10m]) > 0`)).length > 0,
    );
    await settle();
    assert.deepEqual(await valueAlerts(), []);
  });

  it("answers 429 for a while, and no value alert is raised", async () => {
    watched.simulator.set("rate-limited");
    await seeAnswers(429, 4);
    await settle();
    watched.simulator.clear("rate-limited");
    await seeAnswers(200, 3);
    await settle();
    assert.deepEqual(await valueAlerts(), []);
  });

  it("loses one scrape in ten, and no value alert is raised", async () => {
    watched.simulator.set("server-error", { everyNth: 10 });
    await seeAnswers(500, 2);
    await settle();
    assert.deepEqual(await valueAlerts(), []);
  });

  it("has a true problem all the while, and it fires although scrapes are lost while it must hold", async () => {
    const [lost, scraped] = [answers(500), answers(200)];
    for (const instance of [BUSY, RESTARTING, IDLE]) watched.simulator.set("cpu", { instance });
    for (const instance of [BUSY, RESTARTING, IDLE]) await seeFiring(watched.servers.prometheus, { alert: "cpu-saturated", instance });
    assert.ok(answers(500) > lost && answers(200) > scraped, "scrapes were lost meanwhile");
    for (const instance of [BUSY, RESTARTING, IDLE]) await seePage(watched.sinks, { alert: "cpu-saturated", instance });
    assert.deepEqual(await valueAlerts(), [BUSY, RESTARTING, IDLE].map((id) => `cpu-saturated ${id}`).sort());
  });

  it("raises a new problem in the middle of a burst of 429, and those that fire go on", async () => {
    watched.simulator.clear("server-error");
    const activeAt = async (): Promise<readonly string[]> =>
      (await firing(watched.servers.prometheus, { alert: "cpu-saturated" })).map((it) => it.activeAt).sort();
    const before = await activeAt();
    watched.simulator.set("rate-limited", { everyNth: 2 });
    watched.simulator.set("heap", { instance: BUSY });
    await seeFiring(watched.servers.prometheus, { alert: "heap-high", instance: BUSY });
    await seePage(watched.sinks, { alert: "heap-high", instance: BUSY });
    assert.deepEqual(await activeAt(), before);
    watched.simulator.clear("rate-limited");
  });

  it("runs out of memory and restarts, which pages and goes on after the restart", async () => {
    watched.simulator.set("oom-then-restart", { instance: CROWDED, restartAfterSeconds: 8 });
    await seeFiring(watched.servers.prometheus, { alert: "out-of-memory", instance: CROWDED });
    assert.equal((await seePage(watched.sinks, { alert: "out-of-memory", instance: CROWDED })).payload!.component, "crowded");
    await eventually(
      "the counter has fallen",
      async () => (await query(`resets(${OOM_COUNTER}{instance_id="${CROWDED}"}[10m]) > 0`)).length > 0,
    );
    await settle();
    // The condition itself, not only what keeps an alert firing after its end.
    assert.equal(
      (await query(`sum_over_time(instance:neo4j_aura_out_of_memory_errors:growth{instance_id="${CROWDED}"}[15m]) > 0`)).length,
      1,
    );
    assert.equal((await firing(watched.servers.prometheus, { alert: "out-of-memory", instance: CROWDED })).length, 1);
  });

  it("gets an instance that nobody configured, which is watched under its id with the defaults", async () => {
    watched.simulator.set("added", { project: PROJECT, id: NEWCOMER });
    watched.simulator.set("cpu", { instance: NEWCOMER });
    const { labels, annotations } = await seeFiring(watched.servers.prometheus, { alert: "cpu-saturated", instance: NEWCOMER });
    assert.equal(annotations.instance_name, NEWCOMER);
    assert.deepEqual([labels.environment, labels.team, labels.severity, labels.aura_project], ["test", undefined, "critical", PROJECT]);
    assert.equal((await seePage(watched.sinks, { alert: "cpu-saturated", instance: NEWCOMER })).payload!.component, NEWCOMER);
    assert.equal(
      (await seeFiring(watched.servers.prometheus, { alert: "instance-unconfigured", instance: NEWCOMER })).annotations.instance_name,
      NEWCOMER,
    );
    assert.equal((await firing(watched.servers.prometheus, { alert: "instance-unconfigured" })).length, 1);
  });

  it("has lost an instance at the beginning, which is reported by its name, and no other is", async () => {
    await watched.change(said({ "instance-missing": { holds: "2s" } }));
    const missing = await seeFiring(watched.servers.prometheus, { alert: "instance-missing" });
    assert.deepEqual([missing.labels.instance_id, missing.annotations.instance_name, missing.labels.team], [DOOMED, "doomed", "payments"]);
    assert.match(missing.annotations.summary!, /^doomed is in the stack file, but brings no metrics/);
    assert.equal((await seePage(watched.sinks, { alert: "instance-missing", instance: DOOMED })).payload!.component, "doomed");
    assert.equal((await firing(watched.servers.prometheus, { alert: "instance-missing" })).length, 1);
  });

  it("has told PagerDuty of the true problems once each, and of nothing else", () => {
    const told = watched.sinks
      .received("pagerduty")
      .map(({ body }) => body as PagerDutyEvent)
      .map(({ event_action: action, payload }) => `${action} ${payload?.class} ${payload?.source}`);
    assert.deepEqual(
      [...told].sort(),
      [
        ...[BUSY, RESTARTING, IDLE, NEWCOMER].map((id) => `trigger cpu-saturated ${id}`),
        `trigger heap-high ${BUSY}`,
        `trigger out-of-memory ${CROWDED}`,
        `trigger instance-unconfigured ${NEWCOMER}`,
        `trigger instance-missing ${DOOMED}`,
      ].sort(),
    );
  });
});
