import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stringify } from "yaml";

import { dashboards } from "../../catalog/dashboards";
import { panelsOf, type Plan, toSeconds } from "../../catalog/model";
import { run } from "../../toolchain/run";
import { resolveProgram } from "../../toolchain";
import { needsPrograms } from "../support/needs-programs";
import { compiled, fullPlan } from "./harness/compiled";
import { panelsThatDraw } from "./harness/coverage";
import { type DashboardJson, readDashboard } from "./harness/dashboard-json";

const plan = fullPlan();
const documents = compiled(plan);
const BYTES = 400 * 1_024;

/** `instance` is Aura's API host for all instances, and `job` says nothing that the stack does not. */
const EXCLUDED = ["template-job-rule", "template-instance-rule", "target-job-rule", "target-instance-rule"];

const overlaps = ({ panels }: DashboardJson): readonly string[] =>
  panels.flatMap(({ id, gridPos: a }, index) =>
    panels
      .slice(index + 1)
      .filter(({ gridPos: b }) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
      .map((other) => `${id} and ${other.id}`),
  );

describe("the dashboards in Grafana's JSON", () => {
  for (const { uid, json } of documents) {
    const dashboard = readDashboard(json);

    describe(uid, () => {
      it("fits Grafana: a uid of at most 40 characters, less than 400 KB", () => {
        assert.match(uid, /^[A-Za-z0-9_-]{8,40}$/);
        assert.equal(dashboard.uid, uid);
        assert.ok(Buffer.byteLength(json) < BYTES, `${Buffer.byteLength(json)} bytes`);
      });

      it("gives every panel an id of its own, and a place of its own on the grid", () => {
        assert.equal(new Set(dashboard.panels.map(({ id }) => id)).size, dashboard.panels.length);
        assert.deepEqual(overlaps(dashboard), []);
        for (const { gridPos: it } of dashboard.panels) assert.ok(it.x >= 0 && it.x + it.w <= 24);
      });

      it("leaves no hole on the page: every line is as wide as it", () => {
        const widths = new Map<number, number>();
        for (const { gridPos } of dashboard.panels) widths.set(gridPos.y, (widths.get(gridPos.y) ?? 0) + gridPos.w);
        assert.deepEqual([...new Set(widths.values())], [24]);
      });

      it("is not refreshed more often than data comes in", () => assert.ok(toSeconds(dashboard.refresh as "1m") >= plan.interval));

      it("names no stack in what it asks: readers choose it", () => {
        const asked = [
          ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
          ...dashboard.templating.list.map(({ query }) => query),
        ];
        for (const text of asked) assert.doesNotMatch(text, /aura_stack=~?"prod"|aura-prod/);
      });
    });
  }

  it("are the same bytes every time", () => assert.deepEqual(compiled(fullPlan()), documents));

  it("find a panel that stands on another one", () => {
    const dashboard = readDashboard(documents[0]!.json);
    const [first, second] = dashboard.panels;
    assert.notDeepEqual(overlaps({ ...dashboard, panels: [first!, { ...second!, gridPos: first!.gridPos }] }), []);
  });

  it("never have the uids of another stack in the same Grafana, however long its name is", () => {
    const names = ["prod", "dev", "a".repeat(40), `${"a".repeat(39)}b`];
    const uids = names.flatMap((stack) => compiled(fullPlan({}, stack)).map(({ uid }) => uid));
    assert.equal(new Set(uids).size, names.length * dashboards.length);
    for (const uid of uids) assert.ok(uid.length <= 40, uid);
  });

  it("draw what the user's own application measures, on Instance and Database, under an id that its name fixes", () => {
    const query = { name: "checkout", title: "Checkouts", query: 'rate(checkouts_total{db="$instance"}[5m])', legend: "", unit: "reqps" };
    const ids = (queries: readonly (typeof query)[]): readonly (number | undefined)[] =>
      compiled(plan, { applicationQueries: queries }).map(
        ({ json }) => readDashboard(json).panels.find(({ title }) => title === "Checkouts")?.id,
      );
    const alone = ids([query]);
    assert.equal(alone.filter((it) => it !== undefined).length, 2);
    assert.deepEqual(ids([{ ...query, name: "another", title: "Another" }, query]), alone);
  });

  it("carry each threshold of each alert, on a panel that draws it", () => {
    const byUid = new Map(documents.map(({ uid, json }) => [uid, readDashboard(json)]));
    for (const alert of plan.alerts)
      for (const severity of alert.on) {
        const level = alert.when.levels[severity]!.value;
        const panels = panelsThatDraw(dashboards, alert).map(({ dashboard, panel }) =>
          byUid.get(`aura-prod-${dashboard}`)!.panels.find(({ id }) => id === panel),
        );
        assert.ok(
          panels.some((it) => carries(JSON.stringify(it), alert.id, severity, level)),
          `${alert.id} ${severity} ${level}`,
        );
      }
  });

  it("begin every bar at a number that is named, for Grafana would begin at the lowest value that is shown", () => {
    const scales = documents.flatMap(({ uid, json }) =>
      readDashboard(json)
        .panels.filter(({ type }) => type === "bargauge")
        .map(({ id, fieldConfig }) => ({ place: `${uid}/${id}`, ...(fieldConfig as BarScale).defaults })),
    );
    assert.ok(scales.length > 12);
    for (const { place, min, max = Number.POSITIVE_INFINITY } of scales) assert.ok(min !== undefined && min < max, place);
    const failed = scales.find(({ place }) => place === "aura-prod-fleet/305");
    assert.equal(failed?.max, failuresOf(plan));
  });

  it("draw what is switched off nowhere", () => {
    const quiet = fullPlan({ alerts: { pack: "full", disabled: ["heap-high"] } });
    for (const { json } of compiled(quiet)) assert.doesNotMatch(json, /aura_alert=\\"heap-high\\"/);
  });

  it("link to what was clicked on, also where the page itself does not choose it", () => {
    const linksOf = (uid: string, id: number): string =>
      JSON.stringify(readDashboard(documents.find((it) => it.uid === uid)!.json).panels.find((it) => it.id === id)!["fieldConfig"]);
    assert.match(linksOf("aura-prod-pipeline", 201), /aura-prod-instance\?.*&var-instance=\$\{__field\.labels\.instance_id\}/);
    assert.match(linksOf("aura-prod-capacity", 201), /aura-prod-database\?.*&var-database=\$\{__field\.labels\.database\}/);
  });

  it("link to dashboards that exist", () => {
    for (const { json } of documents)
      for (const [, uid] of json.matchAll(/"\/d\/([\w-]+)/g))
        assert.ok(
          documents.some((it) => it.uid === uid),
          uid,
        );
    for (const dashboard of dashboards)
      for (const { opens } of panelsOf(dashboard)) assert.ok(opens === undefined || dashboards.some(({ id }) => id === opens));
  });
});

interface BarScale {
  readonly defaults: { readonly min?: number; readonly max?: number };
}

/** The highest of the stack's thresholds for queries that fail. */
function failuresOf({ alerts }: Plan): number {
  const { on, when } = alerts.find(({ id }) => id === "query-failures")!;
  return Math.max(...on.map((severity) => when.levels[severity]!.value));
}

/** A line that follows the instance's own threshold and falls back to the stack's, a line at the stack's, or a step of colours. */
const carries = (panel: string, alert: string, severity: string, level: number): boolean =>
  panel.includes(`aura_alert=\\"${alert}\\",severity=\\"${severity}\\"}) or vector(${level})`) ||
  panel.includes(`"expr":"vector(${level})"`) ||
  new RegExp(`"steps":\\[[^\\]]*"value":${String(level).replace(".", "\\.")}[,}]`).test(panel);

describe("Grafana's own linter of dashboards", function () {
  this.timeout(60_000);
  let folder: string;
  let linter: string;

  before(async function () {
    await needsPrograms(this, ["dashboard-linter"]);
    linter = await resolveProgram("dashboard-linter");
    folder = await mkdtemp(join(tmpdir(), "aura-lint-"));
    const exclusions = Object.fromEntries(EXCLUDED.map((rule) => [rule, { reason: "instance is the API host here" }]));
    await writeFile(join(folder, "lint.yaml"), stringify({ exclusions }));
  });

  after(async () => {
    if (folder) await rm(folder, { recursive: true });
  });

  const lint = async (json: string) => {
    const file = join(folder, "dashboard.json");
    await writeFile(file, json);
    return run(linter, ["lint", "--strict", "--config", join(folder, "lint.yaml"), file], { env: process.env });
  };

  for (const { uid, json } of documents)
    it(`has nothing to say about ${uid}`, async () => {
      const { ok, output } = await lint(json);
      assert.ok(ok, output);
    });

  it("finds a query that is no PromQL", async () => {
    const { ok, output } = await lint(documents[0]!.json.replace(/"expr": "count\(/, '"expr": "count(('));
    assert.ok(!ok && /invalid PromQL/.test(output), output);
  });
});
