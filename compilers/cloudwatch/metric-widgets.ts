import type { PromqlAlarm } from "./alarms";
import type { ClassicAlarm, MathAlarm } from "./classic-alarm";
import { NAMESPACE } from "./collector";
import type { Widget } from "./dashboard";
import type { CloudwatchOptions } from "./options";

/** Lines in one widget that are still told apart. */
const LINES = 20;

/** What the classic alarms evaluate, with the thresholds that they compare with: a widget for each alert. PromQL has no widget whose shape is documented. */
export function metricWidgets(
  alarms: readonly (PromqlAlarm | ClassicAlarm)[],
  { region }: CloudwatchOptions,
): readonly Omit<Widget, "y">[] {
  const math = alarms.filter((it): it is MathAlarm => it.kind === "math" && !it.id.includes("-guard-"));
  const alerts = [...new Set(math.map(({ alert }) => alert))];
  return alerts.map((alert, at) => {
    const of = math.filter((it) => it.alert === alert);
    return { type: "metric", x: (at % 3) * 8, width: 8, height: 6, properties: widget(alert, of, region) };
  });
}

function widget(alert: string, alarms: readonly MathAlarm[], region: string): object {
  const [{ severity, period } = { severity: undefined, period: 60 }] = alarms;
  const lines = alarms.filter((it) => it.severity === severity).slice(0, LINES);
  const thresholds = [...new Map(alarms.map((it) => [it.severity, it.threshold])).entries()];
  return {
    title: alert,
    region,
    period,
    view: "timeSeries",
    metrics: lines.flatMap((it, at) => [
      ...it.metrics.map(({ id, name, dimensions, stat }) => [
        NAMESPACE,
        name,
        ...Object.entries(dimensions).flat(),
        { id: `${id}_${at}`, stat, visible: false },
      ]),
      [{ expression: it.expression.replaceAll(/\bm(\d+)\b/g, `m$1_${at}`), id: `e_${at}`, label: labelOf(it) }],
    ]),
    annotations: { horizontal: thresholds.map(([label, value]) => ({ label, value })) },
  };
}

const labelOf = ({ description }: MathAlarm): string =>
  description
    .split("\n")
    .at(-1)!
    .replace(/^\w+: /, "");
