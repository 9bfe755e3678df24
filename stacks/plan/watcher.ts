import type { Plan } from "../../catalog/model";
import type { Draft } from "./draft";
import { tellsTenant } from "./tells-tenant";

/** The jobs that scrape the watcher: those that the config names, else those of own servers. Where neither is, alerts about it become gaps. */
export function resolveWatcher(draft: Draft, stack: string): Plan["watcher"] {
  const { watcher, prometheus, alertmanager } = draft.config;
  const own = { prometheus: `aura-${stack}-prometheus`, alertmanager: `aura-${stack}-alertmanager` };
  if (prometheus.kind === "standalone") return own;
  const isOwn = prometheus.kind === "files" && prometheus.mode !== "existing";
  const foreign = tellsTenant(draft.config);
  const ofPrometheus = watcher.prometheus ?? (isOwn ? own.prometheus : undefined);
  const ownAlertmanager = isOwn && alertmanager.mode === "own" && !foreign ? own.alertmanager : undefined;
  const ofAlertmanager = watcher.alertmanager ?? ownAlertmanager;
  if (isOwn) reportOwnPrometheus(draft);
  if (foreign) reportForeignAlertmanager(draft);
  return {
    ...(ofPrometheus !== undefined && { prometheus: ofPrometheus }),
    ...(ofAlertmanager !== undefined && { alertmanager: ofAlertmanager }),
  };
}

function reportOwnPrometheus({ config: { watcher }, report }: Draft): void {
  if (watcher.prometheus === undefined) return;
  report({
    path: "watcher.prometheus",
    value: watcher.prometheus,
    problem: "an own Prometheus is watched by a job of this package",
    fix: "remove it, or set prometheus.mode: existing",
  });
}

function reportForeignAlertmanager({ config: { watcher }, report }: Draft): void {
  if (watcher.alertmanager === undefined) return;
  report({
    path: "watcher.alertmanager",
    value: watcher.alertmanager,
    problem: "the Alertmanager of rulesTo is watched by whoever runs it; its metrics have other names",
    fix: "remove it; alerts about Alertmanager are left out",
  });
}
