import assert from "node:assert/strict";

import type { PagerDutyEvent } from "../../demo/sinks";
import type { StackConfigInput } from "../../stacks/config";
import { needsPrograms } from "../support/needs-programs";
import { evaluations, firing, pages, seeFiring, seePage } from "./harness/alerts";
import { eventually } from "./harness/eventually";
import type { Said } from "./harness/stack-input";
import { startSurroundings, startWatched, type Watched } from "./harness/surroundings";

const CPU = "cpu-saturated";
const ORDERS = "6b0c65e8";
const SEARCH = "269e0d37";
const SANDBOX = "00000123";

type Instances = NonNullable<StackConfigInput["aura"]["projects"][string]["instances"]>;

/** Three instances that exist, under the names that the config gives them now. */
const fleet = ({ orders = "orders", searchTeam = "search" } = {}): Instances => ({
  [orders]: { id: ORDERS, team: "payments", tier: "gold" },
  search: { id: SEARCH, team: searchTeam },
  sandbox: { id: SANDBOX, team: "search" },
});

const said = (instances: Instances): Said => ({
  project: { instances },
  sections: { alerts: { thresholds: { [CPU]: { critical: "95%", warning: "off", holds: "2s" } } } },
});

/** More instances than one rule group of info series holds, so that some move to another. */
const newcomers: Instances = Object.fromEntries(
  Array.from({ length: 300 }, (_, at) => [`new-${at}`, { id: (0xa0000000 + 7_919 * at).toString(16), team: "growth" }]),
);

describe("a fleet that changes while an alert fires", function () {
  this.timeout(600_000);
  let watched: Watched;
  let since: string;

  before(async function () {
    await needsPrograms(this, ["prometheus", "alertmanager"]);
    const around = await startSurroundings(Object.entries(fleet()).map(([name, { id }]) => ({ name, id })));
    try {
      watched = await startWatched(around, said(fleet()));
    } catch (error) {
      await around.stop();
      throw error;
    }
    watched.simulator.set("cpu", { instance: ORDERS });
    since = (await seeFiring(watched.servers.prometheus, { alert: CPU, instance: ORDERS })).activeAt;
    assert.equal((await seePage(watched.sinks, { alert: CPU, instance: ORDERS })).payload!.component, "orders");
  });
  after(() => watched?.stop());

  /** Loads a fleet, lets every rule be evaluated on it, and looks for what must not happen. */
  const become = async (instances: Instances): Promise<void> => {
    await watched.change(said(instances));
    await evaluations(watched.servers.prometheus, CPU, 4);
    const groups = await watched.servers.prometheus.rules();
    assert.deepEqual(
      groups.flatMap(({ rules }) => rules).filter(({ health }) => health === "err"),
      [],
      "rules that failed",
    );
    assert.equal(await watched.servers.own("prometheus_rule_evaluation_failures_total"), 0);
    assert.doesNotMatch(watched.servers.log(), /Evaluating rule failed/);
    const alerts = await firing(watched.servers.prometheus, { alert: CPU });
    assert.deepEqual(
      alerts.map(({ labels, activeAt }) => [labels.instance_id, labels.severity, activeAt]),
      [[ORDERS, "critical", since]],
    );
    assert.equal(pages(watched.sinks, { alert: CPU }).length, 1, "one page, and no second one");
    assert.equal(pages(watched.sinks, { alert: CPU }, "resolve").length, 0, "it never seemed to end");
  };
  const nameNow = async (): Promise<string | undefined> =>
    (await firing(watched.servers.prometheus, { alert: CPU }))[0]?.annotations.instance_name;
  const shards = async (): Promise<readonly string[]> =>
    (await watched.servers.prometheus.rules())
      .map(({ name }) => name)
      .filter((name) => /-info-\d+$/.test(name))
      .sort();

  it("takes a rename without a second page, and shows the new name", async () => {
    assert.equal(await nameNow(), "orders");
    await become(fleet({ orders: "orders-eu" }));
    await eventually("the alert carries the new name", async () => (await nameNow()) === "orders-eu", nameNow);
  });

  it("takes 300 new instances, which spreads it over more rule groups", async () => {
    assert.deepEqual(await shards(), ["aura-shop-info-0"]);
    await become({ ...fleet({ orders: "orders-eu" }), ...newcomers });
    assert.deepEqual(await shards(), ["aura-shop-info-0", "aura-shop-info-1"]);
    const known = await eventually("all 303 are known", async () => {
      const count = (await watched.servers.prometheus.query(`count(group by (instance_id) (aura_instance_info{aura_stack="shop"}))`))[0]
        ?.value;
      return count === 303 && count;
    });
    assert.equal(known, 303);
  });

  it("takes the loss of one instance and another team for a second one", async () => {
    const { orders, search } = fleet({ searchTeam: "discovery" });
    await become({ "orders-eu": orders!, search: search!, ...newcomers });
    const teams = await eventually("the other team is known", async () => {
      const now = await watched.servers.prometheus.query(`aura_instance_info{instance_id="${SEARCH}"}`);
      return now.length === 1 && now[0]!.metric.team === "discovery" && now;
    });
    assert.equal(teams[0]!.metric.instance_name, "search");
  });

  it("takes the way back into one rule group", async () => {
    await become(fleet());
    assert.deepEqual(await shards(), ["aura-shop-info-0"]);
    await eventually("the alert carries the old name", async () => (await nameNow()) === "orders", nameNow);
  });

  it("has told nobody of anything else on the way", () => {
    assert.deepEqual(
      watched.sinks
        .received("pagerduty")
        .map(({ status, body }) => [status, (body as PagerDutyEvent).event_action, (body as PagerDutyEvent).payload?.class]),
      [[202, "trigger", CPU]],
    );
    assert.deepEqual(
      watched.sinks.incidents().map(({ status, triggers }) => [status, triggers]),
      [["triggered", 1]],
    );
  });
});
