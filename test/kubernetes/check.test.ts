import assert from "node:assert/strict";

import { catalog } from "../../catalog";
import { checkContext } from "../../cli/check-context";
import type { CheckContext } from "../../cli/checks/check";
import { alertmanagerConfig } from "../../cli/checks/alertmanager-config";
import { compileAlertmanager } from "../../compilers/alertmanager";
import { compileStack } from "../../stacks/compile";
import { planStack } from "../../stacks/plan";
import { changed } from "../stack-config/small-config";

function contextOf(prometheus: object): CheckContext {
  const { plan, config } = planStack(changed({ prometheus }), catalog, { stack: "prod" });
  return checkContext({ plan, config, compiled: compileStack(plan, config, () => "") });
}

/** What the check says of a Prometheus in a cluster that knows these Alertmanagers. */
async function saidOf(prometheus: object, known: readonly string[]): Promise<readonly string[]> {
  const context = contextOf(prometheus);
  const receivers = compileAlertmanager(context.plan, (it) => it).config.receivers.map(({ name }) => name);
  const verdict = await alertmanagerConfig.run({
    ...context,
    prometheus: { ...context.prometheus, alertmanagers: () => Promise.resolve(known) },
    alertmanager: { ...context.alertmanager, reloaded: () => Promise.resolve(true), receivers: () => Promise.resolve(receivers) },
  });
  return verdict.kind === "finding" ? verdict.findings.flatMap(({ details }) => details) : [verdict.kind];
}

describe("the check of Alertmanagers in a cluster", () => {
  const members = [0, 1, 2].map(
    (at) => `http://aura-prod-alertmanager-${at}.aura-prod-alertmanager-pods.monitoring.svc:9093/api/v2/alerts`,
  );

  it("expects every member of a standalone stack, by the name of its pod", async () => {
    assert.deepEqual(await saidOf({ kind: "standalone" }, members), ["pass"]);
    assert.deepEqual(await saidOf({ kind: "standalone" }, members.slice(1)), [
      "http://aura-prod-alertmanager-0.aura-prod-alertmanager-pods.monitoring.svc:9093 is not among its active Alertmanagers",
    ]);
  });

  it("expects some member where an operator gives Prometheus the addresses of pods", async () => {
    assert.deepEqual(await saidOf({ kind: "operator", release: "kps" }, ["http://10.0.0.7:9093/api/v2/alerts"]), ["pass"]);
    assert.deepEqual(await saidOf({ kind: "operator", release: "kps" }, []), ["it has no active Alertmanager"]);
  });
});
