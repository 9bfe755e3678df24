import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stringify } from "yaml";

import { compileAlertmanagerFragment, wholeConfig } from "../../compilers/alertmanager";
import type { SecretFile } from "../../compilers/alertmanager/secret-file";
import { secretPath } from "../../compilers/files/file-sets";
import { ask } from "../../cli/servers/ask";
import type { PagerDutyEvent } from "../../demo/sinks";
import { needsPrograms } from "../support/needs-programs";
import { evaluations, firing, seeFiring } from "./harness/alerts";
import { eventually } from "./harness/eventually";
import { placeStack, type PlacedStack } from "./harness/placed-stack";
import { type Servers, startServers } from "./harness/servers";
import { PROJECT, stackInput } from "./harness/stack-input";
import { randomKey, startSurroundings, type Surroundings } from "./harness/surroundings";

const CPU = "cpu-saturated";
const ORDERS = "6b0c65e8";
const FLEET = [
  { id: ORDERS, name: "orders" },
  { id: "269e0d37", name: "search" },
];
const STACKS = ["blue", "green"] as const;
type StackName = (typeof STACKS)[number];

/** The user's own server, as the documentation says it names the files of any number of stacks. */
const prometheusConfig = (directory: string, alertmanager: string): string =>
  stringify({
    global: { scrape_interval: "2s", scrape_timeout: "2s", evaluation_interval: "2s" },
    scrape_config_files: STACKS.map((stack) => `${directory}/${stack}-prometheus/scrape/*.yml`),
    rule_files: STACKS.map((stack) => `${directory}/${stack}-prometheus/rules/*.yml`),
    alerting: { alertmanagers: [{ static_configs: [{ targets: [new URL(alertmanager).host] }] }] },
  });

describe("two stacks that watch the same instances with one Prometheus and one Alertmanager", function () {
  this.timeout(600_000);
  let around: Surroundings;
  let servers: Servers;
  const placed = new Map<StackName, PlacedStack>();
  const keys: Readonly<Record<StackName, string>> = { blue: randomKey(), green: randomKey() };
  const alertmanagerFile = (): string => join(around.folder, "alertmanager", "alertmanager.yml");

  /** What the user merges by hand: the parts of the stacks that are there. */
  const mergeAlertmanager = async (): Promise<void> => {
    const secretFile = (stack: string): SecretFile => secretPath(around.addresses.directory, stack);
    const { config, templates } = wholeConfig([...placed].map(([name, { plan }]) => compileAlertmanagerFragment(plan(), secretFile(name))));
    for (const [path, text] of Object.entries({ "alertmanager.yml": stringify(config, { version: "1.1" }), ...templates })) {
      const file = join(dirname(alertmanagerFile()), path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  };

  before(async function () {
    await needsPrograms(this, ["prometheus", "alertmanager"]);
    around = await startSurroundings(FLEET);
    const { addresses, clientSecret, folder } = around;
    for (const name of STACKS) {
      const input = stackInput(addresses, {
        project: { instances: { orders: { id: ORDERS, team: name }, search: { id: "269e0d37" } } },
        sections: {
          prometheus: { kind: "files", directory: addresses.directory, mode: "existing", url: addresses.prometheus },
          alertmanager: { mode: "existing", url: addresses.alertmanager },
          alerts: { thresholds: { [CPU]: { critical: "95%", warning: "off", holds: "2s" } } },
        },
      });
      placed.set(name, await placeStack(name, addresses.directory, input, { aura: clientSecret, pagerduty: keys[name] }));
    }
    await mergeAlertmanager();
    await writeFile(join(folder, "prometheus.yml"), prometheusConfig(addresses.directory, addresses.alertmanager));
    servers = await startServers({
      folder,
      urls: addresses,
      prometheusConfig: join(folder, "prometheus.yml"),
      alertmanagerConfig: alertmanagerFile(),
    });
    around.onStop(servers.stop);
  });
  after(() => around?.stop());

  const countByStack = async (selector: string): Promise<Readonly<Record<string, number>>> =>
    Object.fromEntries(
      (await servers.prometheus.query(`count by (aura_stack) (${selector})`)).map(({ metric, value }) => [
        metric.aura_stack ?? "none",
        value,
      ]),
    );
  const events = (): readonly (readonly [string, string])[] =>
    around.sinks.received("pagerduty").map(({ name, body }) => [name, (body as PagerDutyEvent).event_action] as const);
  const told = (stack: StackName): string => `…${keys[stack].slice(-4)}`;

  it("bring every series once for each stack, and no sample twice", async () => {
    const utilization = "instance:neo4j_aura_cpu_utilization:ratio";
    await eventually("both stacks were scraped and their rules evaluated", async () => {
      const recorded = await countByStack(utilization);
      return STACKS.every((it) => recorded[it] === FLEET.length);
    });
    await evaluations(servers.prometheus, CPU, 3);
    // Each group of each stack is evaluated at a moment of its own, so that counts are alike once all of them were; the hourly ones hardly are.
    const hourly = (await servers.prometheus.rules()).filter(({ name }) => name.endsWith("-hourly")).flatMap(({ rules }) => rules);
    assert.ok(hourly.length > 0);
    const records = `{__name__=~"(instance|database):.+",__name__!~"${[...new Set(hourly.map(({ name }) => name))].join("|")}"}`;
    const seen = async () => ({ raw: await countByStack('{__name__=~"neo4j_.+"}'), records: await countByStack(records) });
    const alike = async (): Promise<boolean> => {
      const { raw, records } = await seen();
      assert.deepEqual(Object.keys(raw).sort(), [...STACKS]);
      return raw.blue === raw.green && records.blue === records.green;
    };
    await eventually("both stacks have as many series as each other", alike, seen);
    for (const name of ["neo4j_aura_cpu_usage", utilization])
      assert.deepEqual(await countByStack(name), { blue: FLEET.length, green: FLEET.length }, name);
    for (const metric of [
      "prometheus_target_scrapes_sample_duplicate_timestamp_total",
      "prometheus_target_scrapes_sample_out_of_order_total",
      "prometheus_rule_evaluation_failures_total",
    ])
      assert.equal(await servers.own(metric), 0, metric);
    assert.doesNotMatch(servers.log(), /duplicate sample|out[- ]of[- ]order|Evaluating rule failed|Error on ingesting/i);
  });

  it("have names of their own for all jobs and rule groups", async () => {
    const groups = (await servers.prometheus.rules()).map(({ name }) => name);
    assert.deepEqual([...new Set(groups)].sort(), [...groups].sort());
    const ofStack = (stack: StackName): readonly string[] =>
      groups
        .filter((name) => name.startsWith(`aura-${stack}-`))
        .map((name) => name.slice(`aura-${stack}-`.length))
        .sort();
    assert.deepEqual(ofStack("blue"), ofStack("green"));
    assert.equal(ofStack("blue").length + ofStack("green").length, groups.length);
    assert.deepEqual((await servers.prometheus.targets()).map(({ scrapePool }) => scrapePool).sort(), [
      "aura-blue-shop",
      "aura-green-shop",
    ]);
  });

  it("fire an alert once each, and each tells its own contact once", async () => {
    around.simulator.set("cpu", { instance: ORDERS });
    for (const stack of STACKS) await seeFiring(servers.prometheus, { alert: CPU, instance: ORDERS, stack });
    await eventually("both contacts are told", () => events().length >= 2, events);
    await evaluations(servers.prometheus, CPU, 4);
    const alerts = await firing(servers.prometheus, { alert: CPU });
    assert.deepEqual(
      alerts.map(({ labels }) => [labels.aura_stack, labels.instance_id, labels.team, labels.aura_project]).sort(),
      STACKS.map((it) => [it, ORDERS, it, PROJECT]),
    );
    assert.deepEqual([...events()].sort(), STACKS.map((it) => [told(it), "trigger"] as const).sort());
    assert.deepEqual(
      around.sinks
        .incidents()
        .map(({ event }) => event.client)
        .sort(),
      STACKS.map((it) => `Aura monitoring (${it})`),
    );
  });

  it("leave each other whole: without the one, the other is still scraped and its alert still fires", async () => {
    const kept = (await firing(servers.prometheus, { alert: CPU, stack: "green" }))[0]!;
    await placed.get("blue")!.remove();
    placed.delete("blue");
    await mergeAlertmanager();
    assert.equal((await ask({ server: "Alertmanager", url: around.addresses.alertmanager }, "/-/reload", { method: "POST" })).status, 200);
    await eventually(
      "Prometheus has forgotten the stack that is gone",
      async () =>
        (await servers.prometheus.targets()).length === 1 &&
        (await servers.prometheus.rules()).every(({ name }) => name.startsWith("aura-green-")),
    );
    const scrapes = (): number => around.simulator.counts().endpoints[`GET /api/v1/${PROJECT}/metrics`]!.statuses["200"]!;
    const before = scrapes();
    await eventually("the other one is scraped on", () => scrapes() > before + 2);
    await evaluations(servers.prometheus, CPU, 3);
    assert.equal((await countByStack("neo4j_aura_cpu_usage")).green, FLEET.length);
    const problems = (await servers.prometheus.alerts()).filter(
      ({ labels, state }) => state === "firing" && labels.heartbeat === undefined,
    );
    assert.deepEqual(
      problems.map(({ labels, activeAt }) => [labels.aura_stack, labels.aura_alert, activeAt]),
      [["green", CPU, kept.activeAt]],
    );
    assert.deepEqual(
      events().filter(([name]) => name === told("green")),
      [[told("green"), "trigger"]],
    );
    assert.equal(await servers.own("prometheus_config_last_reload_successful"), 1);
  });
});
