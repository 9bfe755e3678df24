import { dashboardUid, type Plan, SEVERITIES, type Severity } from "../../catalog/model";

/** An alarm as a dashboard refers to it. */
export interface ShownAlarm {
  readonly name: string;
  readonly arn: string;
  readonly severity: Severity;
}

/** A widget of a CloudWatch dashboard. */
export interface Widget {
  readonly type: "text" | "alarm" | "metric";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: object;
}

/** Alarms that one status widget shows: "Alarm widgets" in the CloudWatch user guide. */
const ALARMS_PER_WIDGET = 100;
const WIDTH = 24;

/** The body of a dashboard: which alarms are in which state, what is watched, and where to read on. */
export function compileDashboard(
  plan: Plan,
  alarms: readonly ShownAlarm[],
  more: readonly Omit<Widget, "y">[] = [],
): { readonly widgets: readonly Widget[] } {
  const worstFirst = [...SEVERITIES].reverse();
  const statuses = worstFirst.flatMap((severity) =>
    statusWidgets(
      severity,
      alarms.filter((it) => it.severity === severity),
    ),
  );
  return { widgets: stacked([textWidget(plan), ...statuses, ...more]) };
}

function statusWidgets(severity: Severity, alarms: readonly ShownAlarm[]): readonly Omit<Widget, "y">[] {
  const parts = Array.from({ length: Math.ceil(alarms.length / ALARMS_PER_WIDGET) }, (_, part) =>
    alarms.slice(part * ALARMS_PER_WIDGET, (part + 1) * ALARMS_PER_WIDGET),
  );
  return parts.map((some) => ({
    type: "alarm",
    x: 0,
    width: WIDTH,
    height: 2 + Math.ceil(some.length / 4),
    properties: { title: severity, sortBy: "stateUpdatedTimestamp", alarms: some.map(({ arn }) => arn) },
  }));
}

function textWidget(plan: Plan): Omit<Widget, "y"> {
  const instances = [...plan.instances].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = instances.map((it) => `${it.name} | ${it.id} | ${it.environment} | ${it.team ?? ""} | ${it.tier ?? ""}`);
  const { dashboards, dashboardPrefix, runbooks } = plan.links;
  const links = [
    `[Runbooks](${runbooks})`,
    ...(dashboards === undefined ? [] : [`[Grafana](${dashboards}/d/${dashboardUid(dashboardPrefix, "fleet")})`]),
  ];
  return {
    type: "text",
    x: 0,
    width: WIDTH,
    height: Math.min(12, 4 + Math.ceil(rows.length / 2)),
    properties: {
      markdown: [
        `# Neo4j Aura, ${plan.stack}`,
        links.join(" · "),
        "",
        "instance | id | environment | team | tier",
        "--- | --- | --- | --- | ---",
        ...rows,
      ].join("\n"),
    },
  };
}

/** From top to bottom; widgets of one row stand beside each other where they say so by their x. */
function stacked(widgets: readonly Omit<Widget, "y">[]): readonly Widget[] {
  let y = 0;
  let tallest = 0;
  return widgets.map((it) => {
    if (it.x === 0) {
      y += tallest;
      tallest = 0;
    }
    tallest = Math.max(tallest, it.height);
    return { ...it, y };
  });
}
