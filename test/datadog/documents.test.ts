import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import type { MonitorDocument } from "../../compilers/datadog";
import { compileStack } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { parseMonitor } from "../support/parity/datadog/parse";

const [SHOP, LAB] = ["cb50b84c-0a53-565c-ba05-008e104efee0", "0b50b84c-0a53-565c-ba05-008e104efee1"];

/** A stack with everything that monitors differ by: teams, own thresholds, pauses, both kinds of endpoints. */
function stack(thresholds: object = {}) {
  const input = {
    environment: "prod",
    aura: {
      projects: {
        shop: {
          id: SHOP,
          clientId: "reader",
          clientSecret: "aura-shop",
          credentialsIssued: "2026-09-01",
          endpoints: "instances",
          instances: {
            orders: { id: "6b0c65e8", team: "shop" },
            fraud: { id: "0a1b2c3d", thresholds: { "instance-missing": { critical: "off" } } },
          },
        },
        lab: {
          id: LAB,
          clientId: "reader",
          clientSecret: "aura-shop",
          instances: {
            idle: { id: "00000001", pausedDuring: "always" },
            nightly: { id: "00000002", pausedDuring: "nights" },
            trial: { id: "00000003" },
          },
        },
      },
    },
    calendars: { nights: { timeZone: "UTC", times: "00:00-06:00" } },
    prometheus: { kind: "files", directory: "aura" },
    contacts: { shop: { kind: "slack", channel: "#shop", webhook: "hook" }, all: { kind: "slack", channel: "#all", webhook: "hook" } },
    routes: [{ team: "shop", to: "shop" }, { to: "all" }],
    alerts: { pack: "full", thresholds },
    datadog: {
      site: "datadoghq.eu",
      apiKey: "a",
      appKey: "b",
      handles: { shop: "@slack-shop", all: "@slack-all" },
      acceptGaps: ["data-stale"],
    },
  };
  const { plan, config } = planStack(input, catalog, { stack: "prod" });
  return { plan, datadog: compileStack(plan, config, (it) => `/${it}`).datadog! };
}

describe("monitors of a whole stack", () => {
  const { datadog } = stack();
  const { monitors } = datadog;
  const of = (alert: string): readonly MonitorDocument[] => monitors.filter((it) => it.alert === alert);

  it("are what Datadog's API documents", () => {
    assert.equal(new Set(monitors.map(({ id }) => id)).size, monitors.length);
    for (const it of monitors) {
      assert.match(it.id, /^[a-z0-9.-]+$/);
      for (const tag of it.tags) assert.match(tag, /^[a-z_]+:[a-z0-9_.:-]{1,190}$/);
      if (it.type !== "query alert" || it.role === "extra") continue;
      const { window, threshold } = parseMonitor(it.query);
      assert.ok(window >= 60 && window <= 730 * 3_600, it.id);
      assert.equal(threshold, it.thresholds.critical, it.id);
      const zeroed = it.query.includes("default_zero(");
      assert.equal(it.onMissingData, zeroed ? "default" : undefined, it.id);
      if (zeroed) assert.ok(!it.query.includes(" by {") && it.noDataTimeframe === undefined && it.newGroupDelay === undefined, it.id);
      if (it.schedule !== undefined) assert.match(it.schedule.start, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
    }
  });

  it("miss each endpoint by itself", () => {
    assert.deepEqual(
      of("endpoint-not-scraped").map(({ id, name }) => [id, name.split(" · ")[2]]),
      [
        [`endpoint-not-scraped-critical-${LAB}`, "lab"],
        ["endpoint-not-scraped-critical-0a1b2c3d", "fraud"],
        ["endpoint-not-scraped-critical-6b0c65e8", "orders"],
      ],
    );
  });

  it("miss each instance that is expected and has not switched that off, and say whom they leave out", () => {
    assert.deepEqual(
      of("instance-missing").map(({ id }) => id),
      ["instance-missing-critical-00000003", "instance-missing-critical-6b0c65e8"],
    );
    assert.deepEqual(datadog.unmissed, ["nightly"]);
  });

  it("name the instance, and tell those whom its route names", () => {
    const [trial, orders] = of("instance-missing").map(({ message }) => message);
    assert.match(orders!, /CRITICAL: orders is in the stack file, but brings no metrics\./);
    assert.match(orders!, /\norders is 6b0c65e8 \(team shop, prod\)\.\n/);
    assert.match(orders!, /\n@slack-shop$/);
    assert.match(trial!, /\n@slack-all$/);
    for (const message of monitors.filter((it) => it.onMissingData !== undefined).map((it) => it.message))
      assert.ok(!/\{\{(?!#is_|\/is_)/.test(message), message);
  });

  it("remind of each project's credentials from the day on which they are due", () => {
    assert.deepEqual(
      of("credentials-old").map(({ id, schedule }) => [id, schedule?.start]),
      [[`credentials-old-warning-${SHOP}`, "2026-11-30T01:00:00"]],
    );
    const never = stack({ "credentials-old": { warning: "999999999d" } }).datadog.monitors.find((it) => it.alert === "credentials-old");
    assert.equal(never?.schedule?.start, "9999-12-31T00:00:00");
  });
});
