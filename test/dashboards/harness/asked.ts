import { chooseAll } from "../../../cli/dashboards/asking/choose";
import { type Choice, filledIn } from "../../../cli/dashboards/asking/fill-in";
import type { DashboardDocument } from "../../../compilers/grafana";
import { type DashboardJson, readDashboard } from "./dashboard-json";
import type { Queries } from "./queries";

/** One query of a dashboard, and what it gave. */
export interface Asked {
  /** `dashboard/panel/refId`, `dashboard/mark` of an annotation, or `dashboard/$variable`; without the prefix of the uid. */
  readonly place: string;
  readonly title: string;
  readonly expression: string;
  readonly series: number;
}

/** Seconds. */
const LIVE = { back: 120, step: 2 };
const SLOW = { back: 7 * 86_400, step: 3_600 };

/** Asks everything that Grafana would ask when a dashboard is opened. Where a variable offers nothing, nothing else can be asked. @param instance what pages about one are about @throws Error when a query is refused */
export async function askAll(document: DashboardDocument, queries: Queries, instance: string): Promise<readonly Asked[]> {
  const dashboard = readDashboard(document.json);
  const variables = dashboard.templating.list;
  const first = await chooseAll(variables, queries.asking(), {});
  const isOffered = first.some(
    ({ name, many, options }) => name === "instance" && !many && options.some(({ value }) => value === instance),
  );
  const chosen = isOffered ? await chooseAll(variables, queries.asking(), { instance: [instance] }) : first;
  const id = document.uid.replace(/^.*-/, "");
  const values = chosen.map(({ name, options, allValue }): Asked => ({
    place: `${id}/$${name}`,
    title: name,
    expression: name,
    series: options.length === 0 && allValue === undefined ? 0 : 1,
  }));
  if (values.some(({ series }) => series === 0)) return values;
  return [...values, ...(await ofPanels(id, dashboard, chosen, queries)), ...(await ofMarks(id, dashboard, chosen, queries))];
}

const spanOf = ({ time }: DashboardJson) => (time.from === "now-30d" ? SLOW : LIVE);

async function ofPanels(id: string, dashboard: DashboardJson, chosen: readonly Choice[], queries: Queries): Promise<readonly Asked[]> {
  const { back, step } = spanOf(dashboard);
  const all: Asked[] = [];
  for (const { id: panel, title, targets } of dashboard.panels)
    for (const { refId, expr, range } of targets) {
      const expression = filledIn(expr, chosen);
      const answer = range === true ? await queries.range(expression, back, step) : await queries.instant(expression);
      all.push({ place: `${id}/${panel}/${refId}`, title, expression, series: answer.filter(({ isNow }) => isNow).length });
    }
  return all;
}

async function ofMarks(id: string, dashboard: DashboardJson, chosen: readonly Choice[], queries: Queries): Promise<readonly Asked[]> {
  const all: Asked[] = [];
  for (const { name, expr } of dashboard.annotations.list) {
    if (expr === undefined) continue;
    const expression = filledIn(expr, chosen);
    const { length } = await queries.range(expression, LIVE.back, LIVE.step);
    all.push({ place: `${id}/${name}`, title: name, expression, series: length });
  }
  return all;
}
