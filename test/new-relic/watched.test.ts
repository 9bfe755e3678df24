import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import { dashboards } from "../../catalog/dashboards";
import { guardText } from "../../compilers/prometheus/condition";
import { contextOf } from "../../compilers/prometheus/alert-rules";
import { compileRules } from "../../compilers/prometheus";
import { compileDashboard, seriesRead } from "../../compilers/new-relic";
import { guardedSignal } from "../../languages/promql";
import { planStack } from "../../stacks/plan";
import { changed } from "../stack-config/small-config";

const newRelic = { accountId: 123456, licenseKey: "new-relic", userKey: "new-relic-user" };
const { plan } = planStack(changed({ newRelic, "alerts.pack": "full" }), catalog);

describe("what Prometheus writes to New Relic", () => {
  it("has a record of each alert that a condition cannot say by itself: its signal, where its guards hold", () => {
    const rules = compileRules(plan).documents.find(({ name }) => name === "watched")!.groups[0]!.rules;
    for (const alert of plan.alerts.filter(({ id }) => plan.watched.includes(id))) {
      const rule = rules.find(({ labels }) => labels?.aura_alert === alert.id)!;
      const { text, left } = guardedSignal(alert, contextOf(plan));
      const guards = left.map((it) => guardText(it, alert.when.signal.level, contextOf(plan)));
      assert.equal(rule.expr, [text, ...guards].join("\n"));
    }
    assert.equal(rules.length, plan.watched.length);
  });

  it("is nothing but what conditions read, of this stack, with what is known of instances as attributes", () => {
    const [write] = plan.remoteWrite;
    assert.equal(write!.url, "https://metric-api.newrelic.com/prometheus/v1/write?prometheus_server=aura-prod");
    assert.deepEqual(write!.auth, { kind: "bearer", credentials: "new-relic" });
    assert.deepEqual(write!.relabels!.slice(0, 2), [
      { source_labels: ["aura_stack"], regex: "prod", action: "keep" },
      {
        source_labels: ["__name__"],
        regex: seriesRead(plan, compileDashboard(dashboards, plan, newRelic).reads).join("|"),
        action: "keep",
      },
    ]);
    assert.ok(write!.relabels!.some(({ target_label: label, replacement }) => label === "instance_name" && replacement === "orders"));
  });

  it("has every series that a widget reads, and a page for each dashboard that NRQL can ask for", () => {
    const { json, reads } = compileDashboard(dashboards, plan, newRelic);
    const { pages } = JSON.parse(json) as { readonly pages: readonly { readonly name: string; readonly widgets: readonly object[] }[] };
    const written = new RegExp(`^(${plan.remoteWrite[0]!.relabels![1]!.regex})$`);
    assert.ok(reads.length > 0 && reads.every((it) => written.test(it)));
    assert.deepEqual(
      pages.map(({ name }) => name),
      ["Fleet", "Instance", "Database", "Capacity", "Pipeline"],
    );
    for (const it of pages.flatMap(({ widgets }) => widgets) as { readonly layout: { readonly column: number; readonly width: number } }[])
      assert.ok(it.layout.column + it.layout.width - 1 <= 12);
  });

  it("is not there where New Relic is switched off", () => {
    const without = planStack(changed({ "alerts.pack": "full" }), catalog).plan;
    assert.deepEqual([without.watched, without.remoteWrite], [[], []]);
    assert.equal(
      compileRules(without).documents.find(({ name }) => name === "watched"),
      undefined,
    );
  });
});
