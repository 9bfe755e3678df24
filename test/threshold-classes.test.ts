import assert from "node:assert/strict";

import { catalog } from "../catalog";
import { type PlannedAlert, thresholdClasses } from "../catalog/model";
import { identityRelabels } from "../compilers/prometheus/relabel";
import { planStack } from "../stacks/plan";
import { changed } from "./stack-config/small-config";

const instances = {
  orders: { id: "6b0c65e8", team: "payments", tier: "critical" },
  catalog: { id: "269e0d37", team: "shop", thresholds: { "cpu-saturated": { critical: "90%" } } },
  search: { id: "369e0d37", team: "shop", thresholds: { "cpu-saturated": { critical: "90%" } } },
  sandbox: { id: "00000123", disabled: ["cpu-saturated"] },
};

const { plan } = planStack(changed({ "alerts.pack": "standard", "aura.projects.payments.instances": instances }), catalog);
const alert = (id: string): PlannedAlert => plan.alerts.find((it) => it.id === id)!;

describe("threshold classes", () => {
  it("group instances by their numbers; an instance that nobody configured has the stack's", () => {
    assert.deepEqual(thresholdClasses(plan, alert("cpu-saturated")), [
      {
        levels: new Map([
          ["critical", 0.95],
          ["warning", 0.85],
        ]),
        instances: { kind: "others", than: ["00000123", "269e0d37", "369e0d37"] },
        key: "",
      },
      {
        levels: new Map([
          ["critical", 0.9],
          ["warning", 0.85],
        ]),
        instances: { kind: "only", ids: ["269e0d37", "369e0d37"] },
        key: "critical-0.9-warning-0.85",
      },
    ]);
  });

  it("are one where no instance differs", () => {
    assert.deepEqual(
      thresholdClasses(plan, alert("heap-high")).map(({ instances: of, key }) => ({ of, key })),
      [{ of: { kind: "all" }, key: "" }],
    );
  });
});

describe("relabelling by instance", () => {
  const relabels = identityRelabels(plan.instances, plan.environment);

  it("gives each series about an instance what is known of it, in one step for each value", () => {
    assert.deepEqual(
      relabels.filter(({ target_label: label }) => label === "team" || label === "instance_name"),
      [
        { source_labels: ["instance_id"], regex: "269e0d37", target_label: "instance_name", replacement: "catalog" },
        { source_labels: ["instance_id"], regex: "6b0c65e8", target_label: "instance_name", replacement: "orders" },
        { source_labels: ["instance_id"], regex: "00000123", target_label: "instance_name", replacement: "sandbox" },
        { source_labels: ["instance_id"], regex: "369e0d37", target_label: "instance_name", replacement: "search" },
        { source_labels: ["instance_id"], regex: "6b0c65e8", target_label: "team", replacement: "payments" },
        { source_labels: ["instance_id"], regex: "269e0d37|369e0d37", target_label: "team", replacement: "shop" },
      ],
    );
  });

  it("gives an instance that nobody configured the stack's environment", () => {
    assert.deepEqual(relabels[0], { source_labels: ["instance_id"], regex: ".+", target_label: "environment", replacement: "prod" });
  });
});
