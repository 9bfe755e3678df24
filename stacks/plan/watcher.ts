import type { Plan } from "../../catalog/model";
import type { Draft } from "./draft";

/** The jobs that scrape the watcher: those that the config names, else those of own servers. Where neither is, alerts about it become gaps. */
export function resolveWatcher({ config: { watcher, prometheus, alertmanager }, report }: Draft, stack: string): Plan["watcher"] {
  const isOwn = prometheus.kind === "files" && prometheus.mode === "own";
  const ofPrometheus = watcher.prometheus ?? (isOwn ? `aura-${stack}-prometheus` : undefined);
  const ofAlertmanager = watcher.alertmanager ?? (isOwn && alertmanager.mode === "own" ? `aura-${stack}-alertmanager` : undefined);
  if (isOwn && watcher.prometheus !== undefined) {
    report({
      path: "watcher.prometheus",
      value: watcher.prometheus,
      problem: "an own Prometheus is watched by a job of this package",
      fix: "remove it, or set prometheus.mode: existing",
    });
  }
  return {
    ...(ofPrometheus !== undefined && { prometheus: ofPrometheus }),
    ...(ofAlertmanager !== undefined && { alertmanager: ofAlertmanager }),
  };
}
