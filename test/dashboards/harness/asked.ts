import { type DashboardJson, readDashboard } from "./dashboard-json";
import type { Queries } from "./queries";
import { chooseAll, type Chosen, filledIn } from "./variables";
import type { DashboardDocument } from "../../../compilers/grafana";

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

/** Asks everything that Grafana would ask when a dashboard is opened. Where a variable offers nothing, nothing else can be asked. @throws Error when a query is refused */
export async function askAll(
  document: DashboardDocument,
  queries: Queries,
  wanted: Readonly<Record<string, string>> = {},
): Promise<readonly Asked[]> {
  const dashboard = readDashboard(document.json);
  const chosen = await chooseAll(dashboard, queries, wanted);
  const id = document.uid.replace(/^.*-/, "");
  const variables = [...chosen].map(([name, value]): Asked => ({
    place: `${id}/$${name}`,
    title: name,
    expression: name,
    series: value.length === 0 ? 0 : 1,
  }));
  if (variables.some(({ series }) => series === 0)) return variables;
  return [...variables, ...(await ofPanels(id, dashboard, chosen, queries)), ...(await ofMarks(id, dashboard, chosen, queries))];
}

const spanOf = ({ time }: DashboardJson) => (time.from === "now-30d" ? SLOW : LIVE);

async function ofPanels(id: string, dashboard: DashboardJson, chosen: Chosen, queries: Queries): Promise<readonly Asked[]> {
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

async function ofMarks(id: string, dashboard: DashboardJson, chosen: Chosen, queries: Queries): Promise<readonly Asked[]> {
  const all: Asked[] = [];
  for (const { name, expr } of dashboard.annotations.list) {
    if (expr === undefined) continue;
    const expression = filledIn(expr, chosen);
    const { length } = await queries.range(expression, LIVE.back, LIVE.step);
    all.push({ place: `${id}/${name}`, title: name, expression, series: length });
  }
  return all;
}
