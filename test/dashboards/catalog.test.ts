import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { catalog } from "../../catalog";
import { dashboards } from "../../catalog/dashboards";
import { metricsOf, panelsOf, parts, type Signal, signalsOf } from "../../catalog/model";
import { panelsThatDraw, undrawnAlerts, unshownMetrics, without } from "./harness/coverage";

const GOLDEN = join(__dirname, "..", "golden", "panel-ids.json");

/** What of a signal is read from storage: a record hides what it is made of. */
const read = (signal: Signal): readonly Signal[] =>
  signal.kind === "recorded" || parts(signal).length === 0 ? [signal] : parts(signal).flatMap(read);

describe("the dashboards", () => {
  it("show every metric that Aura documents", () => assert.deepEqual(unshownMetrics(dashboards, catalog.metrics), []));

  it("are found out when they no longer show one", () => {
    const [replans] = catalog.metrics.filter(({ name }) => name === "neo4j_database_cypher_replan_events_total");
    const gone = without(dashboards, ({ targets }) => targets.some(({ query }) => metricsOf(query).includes(replans!)));
    assert.deepEqual(unshownMetrics(gone, catalog.metrics), [replans!.name]);
  });

  it("draw every alert beside the signal that its thresholds are compared with", () =>
    assert.deepEqual(undrawnAlerts(dashboards, catalog.alerts), []));

  for (const alert of catalog.alerts)
    it(`are found out when ${alert.id} is no longer drawn`, () => {
      const drawn = panelsThatDraw(dashboards, alert);
      const gone = dashboards.map((dashboard) => {
        const ids = drawn.filter((it) => it.dashboard === dashboard.id).map(({ panel }) => panel);
        return without([dashboard], ({ id }) => ids.includes(id))[0]!;
      });
      assert.ok(undrawnAlerts(gone, catalog.alerts).includes(alert.id));
    });

  for (const dashboard of dashboards) {
    it(`${dashboard.id} numbers each of its panels and headings once`, () => {
      const ids = [...dashboard.sections.map(({ id }) => id), ...panelsOf(dashboard).map(({ id }) => id)];
      assert.equal(new Set(ids).size, ids.length);
    });

    it(`${dashboard.id} says of every panel what it means, what is normal and what to do`, () => {
      for (const { id, means, normal, act, title } of panelsOf(dashboard))
        for (const text of [title, means, normal, act]) assert.ok(text.trim().length > 1, `panel ${id}`);
    });

    it(`${dashboard.id} keeps the ids of panels that were released`, () => {
      const released = (JSON.parse(readFileSync(GOLDEN, "utf8")) as Readonly<Record<string, readonly number[]>>)[dashboard.id];
      assert.ok(released !== undefined, `add ${dashboard.id} to ${GOLDEN}`);
      const ids = panelsOf(dashboard).map(({ id }) => id);
      assert.deepEqual(
        released.filter((id) => !ids.includes(id)),
        [],
      );
      assert.deepEqual(
        ids.filter((id) => !released.includes(id)),
        [],
        `new panels: add their ids to ${GOLDEN}`,
      );
    });
  }

  it("that look far back draw lines of hourly records alone", () => {
    const lines = dashboards
      .filter(({ pace }) => pace === "slow")
      .flatMap(panelsOf)
      .filter(({ draws }) => draws === "lines" || draws === "bars");
    assert.ok(lines.length > 5);
    for (const { id, targets } of lines)
      for (const signal of targets.flatMap(({ query }) => signalsOf(query)))
        assert.deepEqual(
          read(signal).filter((it) => it.kind !== "recorded" || it.rhythm !== "hourly"),
          [],
          `panel ${id}`,
        );
  });
});
