import { isDeepStrictEqual } from "node:util";

import { type Alert, type Dashboard, type Metric, metricsOf, panelsOf, signalsOf } from "../../../catalog/model";

/** Metrics that no panel shows. */
export const unshownMetrics = (dashboards: readonly Dashboard[], metrics: readonly Metric[]): readonly string[] => {
  const shown = dashboards.flatMap(panelsOf).flatMap(({ targets }) => targets.flatMap(({ query }) => metricsOf(query)));
  return metrics.map(({ name }) => name).filter((name) => !shown.some((it) => it.name === name));
};

/** A panel that draws an alert: its thresholds beside the very signal that they are compared with. */
export interface Drawn {
  readonly dashboard: string;
  readonly panel: number;
}

/** The panels that draw an alert. */
export const panelsThatDraw = (dashboards: readonly Dashboard[], alert: Alert): readonly Drawn[] =>
  dashboards.flatMap((dashboard) =>
    panelsOf(dashboard)
      .filter(({ alerts, targets }) => {
        const signals = targets.flatMap(({ query }) => (query.kind === "guarded" ? [query.alert.when.signal] : signalsOf(query)));
        return alerts.some(({ id }) => id === alert.id) && signals.some((it) => isDeepStrictEqual(it, alert.when.signal));
      })
      .map(({ id }) => ({ dashboard: dashboard.id, panel: id })),
  );

/** Alerts that no panel draws. */
export const undrawnAlerts = (dashboards: readonly Dashboard[], alerts: readonly Alert[]): readonly string[] =>
  alerts.filter((it) => panelsThatDraw(dashboards, it).length === 0).map(({ id }) => id);

/** The same dashboards without some panels. */
export const without = (
  dashboards: readonly Dashboard[],
  isGone: (panel: ReturnType<typeof panelsOf>[number]) => boolean,
): readonly Dashboard[] =>
  dashboards.map((dashboard) => ({
    ...dashboard,
    sections: dashboard.sections.map((it) => ({ ...it, panels: it.panels.filter((panel) => !isGone(panel)) })),
  }));
