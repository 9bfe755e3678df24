import assert from "node:assert/strict";

import { compileSidecar } from "../../compilers/kubernetes/grafana-sidecar";
import { MAX_DATA, sizeOf } from "../../compilers/kubernetes/size";
import { catalog } from "../../catalog";
import { renderStack } from "../../cli/render/render";
import { compileStack } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { type Changes, changed } from "../stack-config/small-config";

const OPTIONS = {
  namespace: "monitoring",
  dashboardLabel: "grafana_dashboard",
  dataSourceLabel: "grafana_datasource",
  labelValue: "1",
  folderAnnotation: "grafana_folder",
  folder: "Neo4j Aura",
};

function compiled(changes: Changes = {}) {
  const { plan, config } = planStack(changed({ "grafana.kind": "sidecar", ...changes }), catalog, { stack: "prod" });
  const stack = compileStack(plan, config, (it) => it);
  assert.ok(stack.grafana?.kind === "sidecar");
  return { plan, config, stack, objects: stack.grafana.objects.map(({ object }) => object), sidecar: stack.grafana };
}

describe("ConfigMaps for a Grafana's sidecar", () => {
  it("are one for each dashboard and one for the data source, with the labels and the folder that the sidecar looks for", () => {
    const { objects } = compiled();
    const ids = ["fleet", "alerts", "instance", "database", "cluster", "capacity", "pipeline"];
    assert.deepEqual(
      objects.map(({ metadata }) => metadata.name).sort(),
      ["aura-prod-data-source", ...ids.map((it) => `aura-prod-dashboard-${it}`)].sort(),
    );
    for (const { metadata, data } of objects.filter((it) => it.metadata.name.includes("-dashboard-"))) {
      assert.equal(metadata.labels["grafana_dashboard"], "1");
      assert.deepEqual(metadata.annotations, { grafana_folder: "Neo4j Aura" });
      assert.equal(Object.keys(data!).length, 1);
    }
    const [source] = objects.filter((it) => it.metadata.name === "aura-prod-data-source");
    assert.deepEqual([source!.metadata.labels["grafana_datasource"], source!.metadata.labels["grafana_dashboard"]], ["1", undefined]);
  });

  it("have the labels, annotation and folder of another chart", () => {
    const { objects } = compiled({
      grafana: {
        kind: "sidecar",
        namespace: "observability",
        dashboardLabel: "dash",
        dataSourceLabel: "source",
        labelValue: "yes",
        folderAnnotation: "folder",
        folder: "Graphs",
      },
    });
    assert.ok(objects.every(({ metadata }) => metadata.namespace === "observability"));
    const fleet = objects.find(({ metadata }) => metadata.name === "aura-prod-dashboard-fleet")!;
    assert.equal(fleet.metadata.labels["dash"], "yes");
    assert.deepEqual(fleet.metadata.annotations, { folder: "Graphs" });
    assert.equal(objects.find(({ metadata }) => metadata.name === "aura-prod-data-source")!.metadata.labels["source"], "yes");
  });

  it("leave out the data source that the chart has already", () =>
    assert.ok(
      !compiled({ "grafana.dataSource": { create: false } }).objects.some(({ metadata }) => metadata.name.endsWith("data-source")),
    ));

  it("are far below what a ConfigMap holds, and a dashboard above it is refused by name", () => {
    const { plan, objects, sidecar } = compiled();
    for (const it of objects) assert.ok(sizeOf(it.data) < MAX_DATA / 2, `${it.metadata.name} has ${sizeOf(it.data)} bytes`);
    const large = { ...sidecar.dashboards[0]!, json: "x".repeat(MAX_DATA) };
    assert.throws(() => compileSidecar(plan, [large], undefined, OPTIONS), {
      message: `${large.uid}.json has ${MAX_DATA + large.uid.length + 5} bytes, and a ConfigMap holds ${MAX_DATA}: make it smaller`,
    });
  });

  it("are the same in operator mode, in standalone mode and beside files, and are rendered with the rest", () => {
    const beside = compiled({ "grafana.dataSource": { url: "http://prometheus:9090" } }).objects;
    const existing = { kind: "existing", name: "values" };
    for (const kind of ["operator", "standalone"]) {
      const { objects, ...stack } = compiled({
        "grafana.dataSource": { url: "http://prometheus:9090" },
        prometheus: { kind, secrets: existing },
      });
      assert.deepEqual(objects, beside, kind);
      const files = Object.keys(renderStack({ ...stack, compiled: stack.stack }, "x"));
      assert.ok(files.includes("configmap-aura-prod-dashboard-fleet.yaml") && files.length > objects.length + 3, kind);
    }
    const { objects, ...stack } = compiled();
    assert.equal(Object.keys(renderStack({ ...stack, compiled: stack.stack }, "x")).length, objects.length + 1);
  });
});
