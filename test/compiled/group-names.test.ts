import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import { ownRulesGrowth, toSeconds } from "../../catalog/model";
import { compileRules, type RuleGroup } from "../../compilers/prometheus";
import { promql } from "../../languages/promql";
import { planStack } from "../../stacks/plan";
import { fleetConfig } from "../bench/fleet-config";
import { foreignSelectors } from "../rules/harness/foreign-selectors";
import { unusualLookBack } from "../rules/harness/hourly-look-back";
import { unusualInfoLookBack } from "../rules/harness/info-look-back";

/** Every group of a stack that has all kinds of them. */
function groupsOf(stack: string, profile: "real-time" | "standard" | "resource-efficient" = "standard"): readonly RuleGroup[] {
  const config = fleetConfig(300, {
    scrape: { profile },
    routes: [{ to: "oncall", severity: "critical", escalate: { after: "30m", to: "channel" } }, { to: "channel" }],
  });
  config.aura.projects["payments"]!.granularity = "comprehensive";
  return compileRules(planStack(config, catalog, { stack }).plan).documents.flatMap(({ groups }) => groups);
}

describe("rule groups", () => {
  const groups = groupsOf("eu");

  it("are all watched by the alerts about their own evaluation, and no other stack's are", () => {
    const text = promql(ownRulesGrowth("prometheus_rule_evaluation_failures_total", "5m"), {
      stack: "eu",
      interval: 60,
      jobs: { prometheus: "prometheus" },
    });
    const watched = new RegExp(`^(?:${/rule_group=~"([^"]+)"/.exec(text)![1]!})$`);
    const unseen = groups.map(({ name }) => name).filter((name) => !watched.test(`/etc/prometheus/rules/a.yml;${name}`));
    assert.deepEqual(unseen, []);
    const foreign = groupsOf("eu-west").filter(({ name }) => watched.test(`/etc/prometheus/rules/a.yml;${name}`));
    assert.deepEqual(foreign, []);
  });

  it("that are slow are evaluated again before Prometheus forgets what they wrote, and hold whole evaluations", () => {
    for (const profile of ["real-time", "standard", "resource-efficient"] as const) {
      for (const { name, interval, rules } of groupsOf("eu", profile).filter((it) => it.name.endsWith("-slow"))) {
        assert.ok(toSeconds(interval as "1m") < 300, `${name} every ${interval}`);
        const uneven = rules.filter((it) => "alert" in it && toSeconds(it.for as "1m") % toSeconds(interval as "1m") !== 0);
        assert.deepEqual(uneven, [], `${name} at ${profile}`);
      }
    }
  });

  it("read no suspects of another group, which are not there yet or not any more", () => {
    for (const { name, rules } of groups) {
      const written = new Set(rules.flatMap((it) => ("record" in it ? [it.record] : [])));
      const read = rules.flatMap(({ expr }) => [...expr.matchAll(/(aura_\w+:(?:suspects|absences):\w+)\{/g)].map(([, record]) => record!));
      assert.deepEqual(
        read.filter((record) => !written.has(record)),
        [],
        name,
      );
    }
  });

  it("read no other stack's series", () => {
    const selectors = groups.flatMap(({ rules }) => rules.flatMap((it) => foreignSelectors(it, "eu")));
    assert.deepEqual(selectors, []);
    assert.deepEqual(
      foreignSelectors({ record: "a", expr: 'a{b="c"} / d{aura_stack="eu"}' }, "eu"),
      ['a{b="c"}'],
      "the look itself sees one",
    );
  });

  it("look all as far back for what is recorded once an hour", () => {
    const rules = groups.flatMap((group) => group.rules);
    assert.deepEqual(rules.flatMap(unusualLookBack), []);
    const seen = rules.filter((it) => unusualLookBack({ ...it, expr: it.expr.replaceAll("[2h]", "[4h]") }).length > 0);
    assert.ok(seen.length > 10, "the look itself sees longer ones");
  });

  it("remember what is known beside the metrics just as long as it takes to look at it again", () => {
    const rules = groups.flatMap((group) => group.rules);
    assert.deepEqual(rules.flatMap(unusualInfoLookBack), []);
    for (const [range, other] of [
      ["[5m]", "[10m]"],
      ["[450s]", "[225s]"],
      ["[15m]", "[30m]"],
    ] as const) {
      const seen = rules.filter((it) => unusualInfoLookBack({ ...it, expr: it.expr.replaceAll(range, other) }).length > 0);
      assert.ok(seen.length > 0, `the look itself sees ${other} for ${range}`);
    }
  });

  it("write no record that another group writes", () => {
    const writers = groups.flatMap(({ name, rules }) =>
      [...new Set(rules.flatMap((it) => ("record" in it ? [it.record] : [])))].map((record) => [record, name] as const),
    );
    const twice = writers.filter(([record, name]) => writers.some(([other, group]) => other === record && group !== name));
    assert.deepEqual(
      [...new Set(twice.map(([record]) => record))].filter((record) => !record.startsWith("aura_instance_")),
      [],
    );
  });
});
