import assert from "node:assert/strict";

import { type Alert, severitiesOf } from "../../catalog/model";
import { guardText } from "../../compilers/prometheus/condition";
import { guardedSignal, type PromqlContext } from "../../languages/promql";
import { planned } from "../rules/harness/plan";

const CONTEXT: PromqlContext = { stack: "prod", interval: 60, jobs: { prometheus: "prometheus", alertmanager: "alertmanager" } };

/**
 * What is particular to one alert, in PromQL at 60 seconds: its thresholds and times, its signal with the guards about its parts, and the other guards. What all alerts share
 * (own thresholds, routing labels, texts) is held whole in `whole-rule.test.ts`.
 */
export function promqlOf(it: Alert): string {
  const alert = planned(it, CONTEXT.interval);
  const { kind, levels, signal } = alert.when;
  const numbers = severitiesOf(levels).map((severity) => `${severity} ${kind === "above" ? ">" : "<"} ${levels[severity]!.value}`);
  const times = [`for ${alert.holds}`, ...(alert.keepFiring === "0s" ? [] : [`keeps firing ${alert.keepFiring}`])];
  const { text, left } = guardedSignal(alert, CONTEXT);
  const guards = left.map((guard) =>
    guardText(guard, signal.level, CONTEXT)
      .trim()
      .replace(/\s*\n\s*/g, " "),
  );
  return [[...numbers, ...times].join(", "), text, ...guards].join("\n");
}

/** One alert, and the exact text that Prometheus gets. */
export const expectPromql = (alert: Alert, expected: string): void => assert.equal(promqlOf(alert), expected.trim().replace(/^ +/gm, ""));
