import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import { type CompiledCloudwatch, compileCloudwatch } from "../../stacks/compile-cloudwatch";
import { planStack } from "../../stacks/plan";
import { changed } from "../stack-config/small-config";
import { CLASSIC_GAPS } from "./harness/aws-program";

const INSTANCES = { orders: { id: "6b0c65e8" }, fraud: { id: "0a1b2c3d" } };
const WINDOW = { from: "2026-12-24T18:00", to: "2026-12-24T20:00", timeZone: "Europe/Berlin", reason: "resize", author: "shop" };

function compiled(metrics: "otlp" | "emf", window: object): CompiledCloudwatch {
  const cloudwatch = {
    region: "eu-west-1",
    account: "123456789012",
    metrics,
    ...(metrics === "emf" && { anomalies: true, acceptGaps: CLASSIC_GAPS }),
    collector: { kind: "host", directory: "/etc/aura" },
    notify: { team: { kind: "email", address: "db@example.com" } },
  };
  const maintenance = [{ ...WINDOW, ...window }];
  const { plan, config } = planStack(
    changed({ "aura.projects.payments.instances": INSTANCES, "alerts.pack": "full", maintenance, cloudwatch }),
    catalog,
  );
  return compileCloudwatch(plan, config.cloudwatch!, (directory) => directory);
}

describe("maintenance in CloudWatch", () => {
  it("of one instance mutes every alarm that tells of it and no other, where alarms are of one instance each", () => {
    const { alarms, muteRules, notes } = compiled("emf", { instances: ["orders"] });
    const ofOrders = alarms.filter((it) => it.name.includes("6b0c65e8") && !(it.kind === "math" && !it.tells)).map(({ name }) => name);
    assert.ok(ofOrders.length > 8 && ofOrders.length < alarms.length / 2, String(ofOrders.length));
    assert.deepEqual(muteRules.flatMap(({ alarmNames }) => alarmNames).sort(), [...ofOrders].sort());
    assert.deepEqual(notes, []);
  });

  it("of one instance is warned of, where an alarm watches all of them", () => {
    const { muteRules, notes } = compiled("otlp", { instances: ["orders"] });
    assert.deepEqual(muteRules, []);
    assert.match(notes.join("\n"), /^\S+ is not muted in CloudWatch: a mute rule mutes a PromQL alarm for every instance, and this window/);
  });

  it("of the whole stack mutes every alarm that tells, composite alarms too", () => {
    for (const metrics of ["otlp", "emf"] as const) {
      const { alarms, muteRules, notes } = compiled(metrics, {});
      const telling = alarms.filter((it) => !(it.kind === "math" && !it.tells)).map(({ name }) => name);
      assert.deepEqual(muteRules.flatMap(({ alarmNames }) => alarmNames).sort(), [...telling].sort());
      assert.deepEqual(notes, []);
      assert.equal(
        alarms.some(({ kind }) => kind === "composite"),
        metrics === "emf",
      );
    }
  });
});
