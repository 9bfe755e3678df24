import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";

import { endpointDown } from "../../catalog/alerts/availability";
import { dataStale, instanceMissing, metricFamilyVanished } from "../../catalog/alerts/availability-data";
import { catalog } from "../../catalog";
import { type Alert, alertName, type Plan, severitiesOf, toSeconds } from "../../catalog/model";
import { compileAlertmanager } from "../../compilers/alertmanager";
import { alertFiles, compileAlerts } from "../../compilers/prometheus/alert-rules";
import { planWith } from "../support/alertmanager-plan";
import { ruleCases } from "./cases";
import { planOf } from "./harness/plan";
import { notation, type PromtoolTest } from "./harness/promtool-tests";
import { withRecords } from "./harness/rule-files";
import { inPromtool } from "./harness/run";
import { at, INSTANCES, scrape, type Series, STACK, type World } from "./harness/world";

const INTERVAL = 60;
/** Longer than anything is looked back for that an alert about missing data needs. */
const OUTAGE = 4 * 3_600;

type Expected = PromtoolTest["promql_expr_test"][number];

/** Whether an alert, with these labels, is firing at a moment in seconds. */
const firing = (alert: Alert, when: number, is: boolean, more = ""): Expected => ({
  expr: `group(ALERTS{alertname="${alertName(alert.id)}",aura_stack="${STACK}",alertstate="firing"${more}})`,
  eval_time: at(when),
  exp_samples: is ? [{ labels: "{}", value: 1 }] : [],
});

/** The complaint of promtool about what fires under a plan's rules, or nothing. */
const complaint = (plan: Plan, series: readonly Series[], expected: readonly Expected[]): Promise<string | undefined> =>
  inPromtool(async (directory) => {
    const alerts = alertFiles(plan, compileAlerts(plan).documents).flatMap(({ groups }) => groups);
    const groups = withRecords(plan, alerts).map((it) => ({ ...it, rules: it.rules.map((rule) => ({ ...rule, annotations: undefined })) }));
    const test = {
      name: "an outage",
      interval: at(INTERVAL),
      input_series: series.map((it) => ({ series: it.series, values: notation(it.values) })),
      promql_expr_test: expected,
    };
    await writeFile(join(directory, "rules.yml"), stringify({ groups }, { lineWidth: 0 }));
    const file = join(directory, "test.yml");
    const order = groups.map(({ name }) => name);
    const tests = { rule_files: ["rules.yml"], evaluation_interval: at(INTERVAL), group_eval_order: order, tests: [test] };
    await writeFile(file, stringify(tests, { lineWidth: 0 }));
    return [file];
  });

const everyAlert = catalog.alerts.map((it) => ({ ...it, on: severitiesOf(it.when.levels) }));
const absenceRules = compileAlertmanager(planWith({ alerts: everyAlert }), (name) => name).config.inhibit_rules.filter(({ name }) =>
  name.includes("absence"),
);
const heldBack = ({ id }: Alert): boolean => absenceRules.some((it) => new RegExp(`\\b${id}\\b`).test(it.target_matchers.join()));

/** The alert fires for a reason of its own; then the endpoint goes down for hours, and nothing at all comes. */
function course(alert: Alert): { readonly series: readonly Series[]; readonly down: number } {
  const rule = ruleCases.find((it) => it.alert.id === alert.id)!;
  const world: World = { interval: INTERVAL, granularity: "summary", steps: 1 };
  const down = (rule.from?.(1, world, 0) ?? 0) + toSeconds(alert.holds) + 2 * INTERVAL;
  const long = { ...world, steps: (down + OUTAGE) / INTERVAL + 1 };
  const cut = rule
    .series(1, long)
    .filter(({ series }) => !series.startsWith("up{"))
    .map((it) => ({ ...it, values: it.values.map((value, step) => (step * INTERVAL < down ? value : null)) }));
  return { series: [...cut, ...scrape("up", (step) => (step * INTERVAL < down ? 1 : 0), long)], down };
}

describe("alerts about missing data, in an outage of their endpoint", function () {
  this.timeout(120_000);

  for (const alert of [dataStale, instanceMissing, metricFamilyVanished]) {
    it(`${alert.id} ${heldBack(alert) ? "goes on, so it may be held back" : "ends by itself, so nothing holds its end back"}`, async () => {
      const { series, down } = course(alert);
      const found = await complaint(planOf([alert, endpointDown], INTERVAL), series, [
        firing(alert, down - INTERVAL, true),
        firing(endpointDown, down - INTERVAL, false),
        firing(endpointDown, down + OUTAGE, true),
        firing(alert, down + OUTAGE, heldBack(alert)),
      ]);
      assert.equal(found, undefined);
    });
  }

  it("are all tried here, and at least one is held back", () => {
    const about = catalog.alerts.filter(({ ifNoData }) => ifNoData === "alert").map(({ id }) => id);
    assert.deepEqual(about, ["data-stale", "instance-missing", "metric-family-vanished"]);
    assert.deepEqual(
      catalog.alerts.filter(heldBack).map(({ id }) => id),
      ["instance-missing"],
    );
  });

  it("name the endpoint of an instance that has one for itself", async () => {
    const plan = planOf([instanceMissing], INTERVAL);
    const [project] = plan.projects;
    const own = { ...project!, endpoints: [{ id: INSTANCES.known, path: "/", instances: 1 }] };
    const hour = { interval: INTERVAL, granularity: "summary", steps: 60 } as const;
    const up = scrape("up", 1, hour);
    const named = `,instance_id="${INSTANCES.known}",aura_endpoint="${INSTANCES.known}"`;
    assert.equal(await complaint({ ...plan, projects: [own] }, up, [firing(instanceMissing, 3_000, true, named)]), undefined);
    assert.equal(await complaint(plan, up, [firing(instanceMissing, 3_000, true, ',aura_endpoint=""')]), undefined);
  });
});
