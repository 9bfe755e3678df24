import assert from "node:assert/strict";

import { type Answer, askingOf, type Asking, type Series } from "../../cli/dashboards/asking/answers";
import { chooseAll } from "../../cli/dashboards/asking/choose";
import { type Choice, filledIn } from "../../cli/dashboards/asking/fill-in";
import { dashboardDocument, type PanelDocument } from "../../cli/dashboards/document";
import { axisRange } from "../../cli/dashboards/page/axis-range";
import { formatNumber, formatPower } from "../../cli/dashboards/page/format";
import { parseDuration } from "../../cli/dashboards/parse-duration";
import { linkOf } from "../../cli/dashboards/views/links";
import { panelView } from "../../cli/dashboards/views/panel-view";
import { statesOf } from "../../cli/dashboards/views/states";
import { tableOf } from "../../cli/dashboards/views/table";
import { rankingOf } from "../../cli/dashboards/views/values";
import { trendOf } from "../../cli/dashboards/views/trend";
import { SERIES, SEVERITY } from "../../compilers/grafana/colors";
import { WrongUsage } from "../../cli/inventory/wrong-usage";
import { ServerUnreachable } from "../../cli/servers/server-unreachable";
import { compiled, fullPlan } from "../dashboards/harness/compiled";

const choice = (name: string, values: readonly string[], more: Partial<Choice> = {}): Choice => ({
  name,
  label: name,
  many: true,
  options: [
    { value: "a.b", text: "first" },
    { value: "c", text: "second" },
  ],
  values,
  ...more,
});
const LINKED = {
  addresses: { ids: new Map([["aura-prod-instance", "instance"]]), of: (id: string, query: string) => `/${id}?${query}` },
  choices: [choice("team", ["a.b", "c"])],
  range: "6h",
};
const documents = compiled(fullPlan()).map(({ json }) => dashboardDocument.parse(JSON.parse(json)));
const panelOf = (dashboard: string, id: number): PanelDocument =>
  documents.find(({ uid }) => uid.endsWith(dashboard))!.panels.find((it) => it.id === id)!;
const series = (labels: Readonly<Record<string, string>>, ...values: readonly number[]) => ({
  labels,
  points: values.map((value, index) => [index * 60_000, value] as const),
});
const asked = (panel: PanelDocument, ...all: readonly (readonly Series[])[]) => ({
  panel,
  targets: panel.targets.slice(0, all.length).map((target, index) => ({ target, series: all[index]! })),
  step: 60,
  linked: LINKED,
});

describe("what is chosen", () => {
  it("stands in a query as Grafana writes it", () => {
    assert.equal(filledIn('up{x=~"$team"}', [choice("team", ["a.b"])]), 'up{x=~"a\\\\.b"}');
    assert.equal(filledIn('up{x=~"${team:regex}|"}', [choice("team", [])]), 'up{x=~"(a\\\\.b|c)|"}');
    assert.equal(filledIn('up{x=~"$team"}', [choice("team", [], { allValue: ".*" })]), 'up{x=~".*"}');
    assert.equal(filledIn('up{x="$team"}', [choice("team", ["a.b"], { many: false })]), 'up{x="a.b"}');
    assert.throws(() => filledIn("$unknown", []), /no variable \$unknown/);
  });

  it("is refused with what is offered, and asked of no server that does not answer", async () => {
    const variables = documents[0]!.templating.list;
    const asking: Asking = {
      url: "http://127.0.0.1:1",
      labelValues: () => Promise.resolve([]),
      range: () => Promise.reject(new Error("not asked")),
      instant: () =>
        Promise.resolve({ kind: "series", series: [series({ aura_stack: "prod", aura_project: "p1", project_name: "shop" }, 1)] }),
    };
    await assert.rejects(chooseAll(variables, asking, { project: ["none"] }), (error: Error) => {
      assert.ok(error instanceof WrongUsage);
      assert.match(error.message, /project: none is not offered → choose of shop \(p1\)/);
      return true;
    });
    const choices = await chooseAll(variables, asking, {}, { project: ["none", "shop"] });
    assert.deepEqual(choices.find(({ name }) => name === "project")!.values, ["p1"]);
    const nobody = askingOf("http://127.0.0.1:1", { from: 0, to: 60 });
    await assert.rejects(chooseAll(variables, nobody, {}), (error: Error) => {
      assert.ok(error instanceof ServerUnreachable);
      assert.match(error.message, /^Prometheus at http:\/\/127\.0\.0\.1:1: (?!Prometheus)/);
      return true;
    });
    assert.throws(() => parseDuration("yesterday"), WrongUsage);
    assert.equal(parseDuration("15m"), 900);
  });

  it("goes along with a link", () => {
    const link = {
      title: "Open",
      targetBlank: false,
      url: "/d/aura-prod-instance?${__url_time_range}&${datasource:queryparam}&${team:queryparam}&var-instance=${__data.fields.instance_id}",
    };
    const { href, isOutside } = linkOf(link, LINKED, { instance_id: "6b0c65e8" });
    assert.equal(href, "/instance?from=6h&var-team=a.b&var-team=c&var-instance=6b0c65e8");
    assert.equal(isOutside, false);
    assert.equal(
      linkOf({ ...link, url: "https://example.com/${__data.fields.aura_alert}.md" }, LINKED, { aura_alert: "x" }).href,
      "https://example.com/x.md",
    );
  });
});

describe("what a panel of the preview shows", () => {
  it("is one row where Grafana merges, in its columns, colours and words", () => {
    const labels = { aura_stack: "prod", aura_project: "p", instance_id: "6b0c65e8" };
    const known = series({ __name__: "info", ...labels, instance_name: "orders", team: "shop" }, 1);
    const { columns, rows } = tableOf(
      asked(panelOf("fleet", 109), [known], [series(labels, 0)], [series(labels, 3)], [series(labels, 0.97)]),
    );
    assert.deepEqual(
      columns.map(({ title }) => title),
      ["Instance", "Id", "Team", "Stack", "Data", "Worst alert", "CPU"],
    );
    assert.equal(rows.length, 1);
    const [instance, , , , data, worst, cpu] = rows[0]!;
    assert.match(instance!.href!, /^\/instance\?.*var-instance=6b0c65e8/);
    assert.deepEqual([data!.text, data!.color], ["missing", "#D55E00"]);
    assert.deepEqual([worst!.text, worst!.color], ["critical", "#D55E00"]);
    assert.deepEqual([cpu!.number, cpu!.unit, cpu!.color], [0.97, "percentunit", "#D55E00"]);
  });

  it("is two rows where labels contradict each other, as in Grafana", () => {
    const labels = { aura_stack: "prod", aura_project: "p", instance_id: "6b0c65e8" };
    const panel = panelOf("fleet", 109);
    const named = [series({ __name__: "info", ...labels }, 1)];
    const other = [series({ __name__: "other", ...labels }, 1)];
    const withNames = { ...panel, transformations: panel.transformations.filter(({ id }) => id !== "filterFieldsByName") };
    assert.equal(tableOf(asked(withNames, named, [series(labels, 1)], other)).rows.length, 2);
    assert.equal(tableOf(asked(panel, named, [series(labels, 1)], other)).rows.length, 1);
  });

  it("stands in the order that the dashboard asks for, in a table", () =>
    assert.deepEqual(tableOf(asked(panelOf("alerts", 106), [series({ alertname: "A" }, 3)], [series({ alertname: "A" }, 60)])).order, [
      { by: 1, isDown: true },
      { by: 2, isDown: true },
    ]));

  it("is in the colour of its severity, where it is alerts", () => {
    const { rows } = statesOf(asked(panelOf("alerts", 201), [series({ alertname: "AuraX", severity: "warning" }, 1)]));
    assert.equal(rows[0]!.spans[0]!.value.color, "#E69F00");
    const { lines } = trendOf(asked(panelOf("fleet", 501), [], [series({}, 1)]));
    assert.equal(lines[0]!.color, "#D55E00");
  });

  it("is a line that ends where points are missing", () => {
    const gap = {
      labels: {},
      points: [
        [0, 1],
        [60_000, 1],
        [240_000, 2],
      ] as const,
    };
    const { lines } = trendOf(asked(panelOf("pipeline", 103), [gap]));
    assert.deepEqual(lines[0]!.points, [
      [0, 1],
      [60_000, 1],
      [60_001, null],
      [240_000, 2],
    ]);
  });

  it("is in the colour of its place among those that are drawn, and a threshold in that of its severity, dashed", () => {
    const places = [2, 1].map((rank) => series({ rank: String(rank), endpoint_name: "shop", endpoint_id: String(rank) }, 1));
    const { lines } = trendOf(asked(panelOf("pipeline", 103), places, [series({}, 0.7)]));
    assert.deepEqual(
      lines.map(({ name, color, isDashed }) => [name, color, isDashed]),
      [
        ["2. shop 2", SERIES[1], false],
        ["1. shop 1", SERIES[0], false],
        ["warning above", SEVERITY.warning, true],
      ],
    );
  });

  it("is a bar of the length that Grafana gives it", () => {
    const named = (id: string, value: number) => series({ instance_name: id, instance_id: id }, value);
    const drawn = (id: number) => {
      const { min, max } = rankingOf(asked(panelOf("fleet", id), [named("a", 379), named("b", 245)]));
      return [min, max];
    };
    assert.deepEqual(drawn(301), [0, 1]);
    assert.deepEqual(drawn(308), [0, 379]);
    const panel = panelOf("fleet", 308);
    const fieldConfig = { ...panel.fieldConfig, defaults: { ...panel.fieldConfig.defaults, min: undefined } };
    const untold = rankingOf(asked({ ...panel, fieldConfig }, [named("a", 379), named("b", 245)]));
    assert.deepEqual([untold.min, untold.max], [245, 379]);
  });

  it("is a span for as long as the same is so", () => {
    const { rows } = statesOf(asked(panelOf("pipeline", 101), [series({ aura_endpoint: "e" }, 1, 1, 0, 1)]));
    assert.deepEqual(
      rows[0]!.spans.map(({ from, to, value }) => [from, to, value.number]),
      [
        [0, 120_000, 1],
        [120_000, 180_000, 0],
        [180_000, 240_000, 1],
      ],
    );
  });

  it("is said in words where there is nothing, or a query failed", async () => {
    const view = (answer: Answer) => {
      const asking: Asking = {
        url: "",
        labelValues: () => Promise.resolve([]),
        instant: () => Promise.resolve(answer),
        range: () => Promise.resolve(answer),
      };
      const choices = ["stack", "project", "environment", "team", "tier", "instance"].map((name) => choice(name, []));
      return panelView(panelOf("fleet", 502), asking, { from: 0, to: 3_600 }, { ...LINKED, choices });
    };
    assert.deepEqual((await view({ kind: "series", series: [] })).drawing, { kind: "empty", words: "no data" });
    assert.deepEqual((await view({ kind: "failed", why: "parse error" })).drawing, { kind: "failed", why: "Query A: parse error" });
  });
});

describe("numbers of the preview", () => {
  it("have the unit that Grafana gives them", () => {
    const written = (value: number, unit: string) => formatNumber(value, { unit });
    assert.equal(written(0.9712, "percentunit"), "97.1 %");
    assert.equal(written(16 * 2 ** 30, "bytes"), "16 GiB");
    assert.equal(written(90_000, "ms"), "1.5 min");
    assert.equal(formatPower(100_000, { unit: "ms" }), "100 s");
    assert.equal(formatPower(10, { unit: "ms" }), "10 ms");
    assert.equal(written(0.25, "s"), "250 ms");
    assert.equal(written(12_345, "short"), "12.3 K");
    assert.equal(written(42, "ops"), "42/s");
    assert.equal(written(1, "bool_yes_no"), "yes");
    assert.equal(written(3, "furlongs"), "3 furlongs");
    assert.equal(formatNumber(5_782_334, { unit: "locale", decimals: 0 }), "5,782,334");
  });

  it("stand on axes in round steps, told apart from one another", () => {
    assert.deepEqual(axisRange([0.13, 0.97], "percentunit", { min: 0, max: 1 }), { min: 0, max: 1, interval: 0.2, digits: 3 });
    assert.deepEqual(axisRange([0, 21 * 2 ** 30], "bytes"), { min: 0, max: 24 * 2 ** 30, interval: 8 * 2 ** 30, digits: 3 });
    assert.equal(axisRange([0, 200_000], "ms").interval, 60_000);
    assert.equal(axisRange([0, 2], "short").interval, 1);
    assert.equal(axisRange([0, 0], "locale").interval, 1);
    const { min, interval, digits } = axisRange([25_300_000, 25_301_000], "short");
    const [one, next] = [min, min + interval].map((it) => formatNumber(it, { unit: "short" }, digits));
    assert.notEqual(one, next);
  });
});
