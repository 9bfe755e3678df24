import {
  type Dashboard as DashboardJson,
  DashboardBuilder,
  DashboardCursorSync,
  RowBuilder,
  TimePickerBuilder,
  TimeOptionBuilder,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { type Dashboard, dashboardUid, type Plan, toDuration, toSeconds } from "../../catalog/model";
import { APPLICATION, applicationId, drawApplication, drawsApplication } from "./application";
import { annotation } from "./annotations";
import { pageContext } from "./context";
import { layOut } from "./layout";
import { navigation, outwardLinks } from "./links";
import type { GrafanaOptions, Page } from "./page";
import { drawPanel } from "./panel";
import { pageVariables } from "./variables";

/** Seconds between two refreshes of a page that looks far back. */
const SLOW = 900;
/** Seconds: nobody reads faster. */
const FASTEST = 30;

/** One dashboard as Grafana's classic JSON. */
export function compileDashboard(dashboard: Dashboard, all: readonly Dashboard[], plan: Plan, options: GrafanaOptions): DashboardJson {
  const page: Page = { dashboard, plan, options, context: pageContext(plan, dashboard.variables) };
  const refresh = dashboard.pace === "slow" ? SLOW : Math.max(FASTEST, plan.interval);
  const builder = new DashboardBuilder(`Neo4j Aura / ${dashboard.title}`)
    .uid(dashboardUid(plan.links.dashboardPrefix, dashboard.id))
    .description(dashboard.description)
    .tags(["neo4j", "aura", plan.links.dashboardPrefix])
    .readonly()
    .timezone("browser")
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: `now-${dashboard.range}`, to: "now" })
    .refresh(toDuration(refresh))
    .timepicker(timePicker(dashboard, plan))
    .variables([...pageVariables(page)])
    .annotations(dashboard.marks.map((it) => annotation(it, page)))
    .links([...navigation(all, page), ...outwardLinks(page)]);
  placePanels(builder, page);
  return visible(builder.build());
}

/** The SDK puts links into a menu by default, where nobody finds them; navigation belongs on the page. */
function visible(dashboard: DashboardJson): DashboardJson {
  for (const link of dashboard.links ?? []) delete link.placement;
  return dashboard;
}

function placePanels(builder: DashboardBuilder, page: Page): void {
  const { dashboard, options } = page;
  const own = drawsApplication(dashboard) ? (options.applicationQueries ?? []) : [];
  const application = own.map((it) => ({ panel: drawApplication(it, page), id: applicationId(it.name), width: 8, height: 8 }));
  const sections = [
    ...dashboard.sections.map(({ id, title, panels }) => ({
      id,
      title,
      panels: panels.map((panel) => ({ panel: drawPanel(panel, page), id: panel.id, width: panel.width, height: panel.height })),
    })),
    ...(own.length === 0 ? [] : [{ id: APPLICATION, title: "Application", panels: application }]),
  ];
  const places = layOut(sections);
  for (const { id, title, panels } of sections) {
    builder.withRow(new RowBuilder(title).id(id).gridPos(places.get(id)!));
    for (const { panel, id: own } of panels) {
      panel.gridPos(places.get(own)!);
      builder.withPanel(panel);
    }
  }
}

const RANGES = ["1h", "6h", "24h", "7d"] as const;
const LONG_RANGES = ["30d", "90d"] as const;

/** The same quick ranges everywhere, longer ones where they make sense; no refresh faster than data comes in. */
function timePicker({ pace }: Dashboard, { interval }: Plan): TimePickerBuilder {
  const ranges = pace === "slow" ? [...RANGES, ...LONG_RANGES] : RANGES;
  return new TimePickerBuilder()
    .refreshIntervals((["30s", "1m", "2m", "5m", "15m", "1h"] as const).filter((it) => toSeconds(it) >= interval))
    .quickRanges(ranges.map((it) => new TimeOptionBuilder().display(`Last ${it}`).from(`now-${it}`).to("now")));
}
