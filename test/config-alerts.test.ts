import assert from "node:assert/strict";
import type { Plan } from "../catalog/model";
import { planStack } from "../stacks/plan";
import { smallCatalog } from "./stack-config/small-catalog";
import { type Changes, changed } from "./stack-config/small-config";

const plan = (changes: Changes): Plan => planStack(changed(changes), smallCatalog, { stack: "prod" }).plan;
const on = (alerts: object, more: Changes = {}) =>
  Object.fromEntries(plan({ alerts, ...more }).alerts.map((it) => [it.id, it.on.join(" ")]));
const alertOf = (alerts: object, id: string, more: Changes = {}) => plan({ alerts, ...more }).alerts.find((it) => it.id === id)!;
const INSTANCE = "aura.projects.payments.instances.orders";
const said = (it: Plan) => it.thresholds.map(({ instanceId, alert, severity, value }) => [instanceId, alert, severity, value]);

const ESSENTIAL = {
  "cpu-saturated": "critical",
  "page-cache-misses": "critical",
  "latency-high": "critical",
  "data-stale": "critical emergency",
  "instance-paused": "critical",
  "endpoint-down": "critical",
  "scrape-slow": "warning",
  heartbeat: "info",
};

describe("a pack of alerts", () => {
  it("essential holds what is critical or worse, and the pipeline's warnings", () => assert.deepEqual(on({}), ESSENTIAL));

  it("standard adds warnings and advice of the standard alerts", () => {
    assert.deepEqual(on({ pack: "standard" }), {
      ...ESSENTIAL,
      "cpu-saturated": "warning critical",
      "page-cache-misses": "warning critical",
      "latency-high": "info warning critical",
      "connections-many": "warning",
    });
  });

  it("full adds everything, also what is critical in alerts that only full has", () => {
    assert.deepEqual(on({ pack: "full" }), { ...on({ pack: "standard" }), "store-large": "info", "store-huge": "critical" });
  });

  it("holds alerts about members as soon as a project measures them", () => {
    assert.equal(on({}, { "aura.projects.payments.granularity": "comprehensive" })["leader-missing"], "critical");
  });
});

describe("an alert", () => {
  it("is switched on and off by id, and by id and severity", () => {
    assert.deepEqual(on({ enabled: ["store-huge", "cpu-saturated:warning"], disabled: ["latency-high", "data-stale:critical"] }), {
      "cpu-saturated": "warning critical",
      "page-cache-misses": "critical",
      "store-huge": "critical",
      "data-stale": "emergency",
      "instance-paused": "critical",
      "endpoint-down": "critical",
      "scrape-slow": "warning",
      heartbeat: "info",
    });
  });

  it("is switched on by a threshold, and off by the word off", () => {
    assert.equal(on({ thresholds: { "cpu-saturated": { warning: "80%", critical: "off" } } })["cpu-saturated"], "warning");
    assert.equal(on({ thresholds: { "cpu-saturated": { critical: false } } })["cpu-saturated"], undefined);
  });

  it("has the thresholds and the holding time of the config", () => {
    const { when, holds } = alertOf(
      { pack: "standard", thresholds: { "cpu-saturated": { warning: "80%", holds: "20m" } } },
      "cpu-saturated",
    );
    assert.deepEqual([when.levels, holds], [{ warning: { value: 0.8, unit: "ratio" }, critical: { value: 0.95, unit: "ratio" } }, "20m"]);
  });

  it("holds only the levels that are on", () => assert.deepEqual(Object.keys(alertOf({}, "cpu-saturated").when.levels), ["critical"]));

  it("has its scrape intervals turned into seconds, in levels and in guards", () => {
    const scrape = { "scrape.profile": "resource-efficient" };
    assert.deepEqual(alertOf({}, "data-stale", scrape).when.levels, {
      critical: { value: 300, unit: "seconds" },
      emergency: { value: 1260, unit: "seconds" },
    });
    assert.deepEqual(alertOf({}, "page-cache-misses", scrape).guards[0]!.level, { value: 270, unit: "seconds" });
    assert.deepEqual(alertOf({ thresholds: { "data-stale": { critical: "10m" } } }, "data-stale", scrape).when.levels.critical, {
      value: 600,
      unit: "seconds",
    });
  });
});

describe("a threshold of its own", () => {
  const two = { "aura.projects.payments.instances.sandbox": { id: "00000123", tier: "development" } };

  it("reaches the instance that has it, and only that one", () => {
    const changes = { [`${INSTANCE}.thresholds`]: { "cpu-saturated": { critical: "97%" } }, ...two };
    assert.deepEqual(said(plan(changes)), [["6b0c65e8", "cpu-saturated", "critical", 0.97]]);
  });

  it("of a tier reaches every instance of the tier, and an instance's own comes before it", () => {
    const alerts = { tiers: { critical: { thresholds: { "cpu-saturated": { critical: "96%" } } } } };
    assert.deepEqual(said(plan({ alerts })), [["6b0c65e8", "cpu-saturated", "critical", 0.96]]);
    assert.deepEqual(said(plan({ alerts, [`${INSTANCE}.thresholds`]: { "cpu-saturated": { critical: "97%" } } })), [
      ["6b0c65e8", "cpu-saturated", "critical", 0.97],
    ]);
    assert.deepEqual(said(plan({ alerts, [`${INSTANCE}.thresholds`]: { "latency-high": { critical: "9s" } } })), [
      ["6b0c65e8", "cpu-saturated", "critical", 0.96],
      ["6b0c65e8", "latency-high", "critical", 9000],
    ]);
  });

  it("is not written where it is the stack's", () => {
    assert.deepEqual(said(plan({ [`${INSTANCE}.thresholds`]: { "cpu-saturated": { critical: "95%" } } })), []);
  });

  it("is none where a tier has a smaller pack, unless the tier sets it", () => {
    const alerts = { pack: "standard", tiers: { development: { pack: "essential", thresholds: { "cpu-saturated": { warning: "90%" } } } } };
    assert.deepEqual(said(plan({ alerts, ...two })), [
      ["00000123", "cpu-saturated", "warning", 0.9],
      ["00000123", "page-cache-misses", "warning", null],
      ["00000123", "latency-high", "info", null],
      ["00000123", "latency-high", "warning", null],
    ]);
  });

  it("is none where a tier or an instance switches the alert off", () => {
    assert.deepEqual(said(plan({ alerts: { tiers: { critical: { disabled: ["latency-high"] } } } })), [
      ["6b0c65e8", "latency-high", "critical", null],
    ]);
    assert.deepEqual(said(plan({ [`${INSTANCE}.disabled`]: ["data-stale:emergency"] })), [["6b0c65e8", "data-stale", "emergency", null]]);
    assert.deepEqual(said(plan({ [`${INSTANCE}.thresholds`]: { "cpu-saturated": { critical: "off" } } })), [
      ["6b0c65e8", "cpu-saturated", "critical", null],
    ]);
  });

  it("leaves the rules as they are: alerts are the same with and without it", () => {
    assert.deepEqual(plan({ [`${INSTANCE}.thresholds`]: { "cpu-saturated": { critical: "97%" } } }).alerts, plan({}).alerts);
  });
});
