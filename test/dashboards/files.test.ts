import assert from "node:assert/strict";

import { parse } from "yaml";

import { catalog } from "../../catalog";
import { type CompiledGrafanaFiles, compileStack } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { fleetConfig } from "../bench/fleet-config";
import { compiledGrafana } from "./harness/compiled-grafana";

const yamlOf = ({ set }: CompiledGrafanaFiles, path: string): unknown => parse(set.files[path]!);

describe("dashboards as files", () => {
  it("are a folder that Grafana is provisioned from: a data source, a provider, and the JSON", () => {
    const grafana = compiledGrafana("/etc/grafana/aura");
    assert.equal(grafana.set.set, "prod-grafana");
    const names = ["alerts", "capacity", "cluster", "database", "fleet", "instance", "pipeline"].map((it) => `json/aura-prod-${it}.json`);
    assert.deepEqual(Object.keys(grafana.set.files).sort(), ["dashboards/aura-prod.yaml", "datasources/aura-prod.yaml", ...names]);
    assert.deepEqual(yamlOf(grafana, "dashboards/aura-prod.yaml"), {
      apiVersion: 1,
      providers: [
        {
          name: "aura-prod",
          orgId: 1,
          folder: "Neo4j Aura",
          folderUid: "aura-prod",
          type: "file",
          disableDeletion: false,
          allowUiUpdates: false,
          updateIntervalSeconds: 30,
          options: { path: "/etc/grafana/aura/prod-grafana/json" },
        },
      ],
    });
    assert.deepEqual(yamlOf(grafana, "datasources/aura-prod.yaml"), {
      apiVersion: 1,
      prune: true,
      datasources: [
        {
          name: "Aura prod",
          uid: "aura-prod-prom",
          type: "prometheus",
          access: "proxy",
          url: "http://127.0.0.1:9090",
          isDefault: false,
          editable: false,
          jsonData: {
            httpMethod: "POST",
            timeInterval: "1m",
            prometheusType: "Prometheus",
            cacheLevel: "Medium",
            incrementalQuerying: true,
            incrementalQueryOverlapWindow: "10m",
            disableRecordingRules: false,
          },
        },
      ],
    });
  });

  it("leave out the data source that is there already", () =>
    assert.equal("datasources/aura-prod.yaml" in compiledGrafana("/x/y", {}, { dataSource: { create: false } }).set.files, false));

  it("are not made where the config does not ask for them", () => {
    const { plan, config } = planStack(fleetConfig(1), catalog, { stack: "prod" });
    assert.equal(compileStack(plan, config, (it) => it).grafana, undefined);
  });
});
