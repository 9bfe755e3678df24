import type { Login } from "../../servers/login";
import { type Asking, askingOf, type Span } from "../asking/answers";
import { chooseAll, type Wanted } from "../asking/choose";
import type { DashboardDocument } from "../document";
import { parseDuration } from "../parse-duration";
import type { Choice } from "../asking/fill-in";
import { type Addresses, FITTING, queryOf } from "./links";
import { marksOf } from "./marks";
import { panelView } from "./panel-view";
import type { PageView } from "./view";

/** What is looked at. */
export interface Looked {
  /** Address of the Prometheus. */
  readonly prometheus: string;
  /** What it, or a proxy before it, asks for. @default nothing */
  readonly login?: Login;
  /** As `6h`. @default what the dashboard looks back at first */
  readonly range?: string;
  /** Must be offered. */
  readonly wanted: Wanted;
  /** Chosen where nothing is wanted, and let go where it is not offered. @default nothing */
  readonly preferred?: Wanted;
  /** Milliseconds since the epoch: the end of the time. */
  readonly now: number;
}

/** Marks are looked for in steps no finer than this, in seconds. */
const MARK_STEP = 60;
const MARKED = 360;

/** The short name of a dashboard: the end of its uid. */
export const idOf = ({ uid }: DashboardDocument): string => uid.slice(uid.lastIndexOf("-") + 1);

/** What a dashboard looks at. */
export interface Chosen {
  /** As `6h`. */
  readonly range: string;
  readonly span: Span;
  readonly asking: Asking;
  readonly choices: readonly Choice[];
}

/** Chooses the time and the values of a dashboard's variables. @throws WrongUsage for a value that is not offered or a range that is none; ServerUnreachable */
export async function chosenOf(document: DashboardDocument, { prometheus, login, wanted, preferred, ...looked }: Looked): Promise<Chosen> {
  const range = rangeOf(document, looked.range);
  const to = Math.floor(looked.now / 1_000);
  const span = { from: to - parseDuration(range), to };
  const asking = askingOf(prometheus, span, login);
  return { range, span, asking, choices: await chooseAll(document.templating.list, asking, wanted, preferred) };
}

/** The titles of all dashboards and where they are. @param query what is chosen there */
export const navigationOf = (all: readonly DashboardDocument[], here: DashboardDocument | undefined, addresses: Addresses, query = "") =>
  all.map((it) => ({ title: titleOf(it), href: addresses.of(idOf(it), query), isHere: it === here }));

/**
 * Asks everything that Grafana would ask when it opens a dashboard.
 * @throws WrongUsage for a value that is not offered or a range that is none; ServerUnreachable
 */
export async function pageView(
  document: DashboardDocument,
  all: readonly DashboardDocument[],
  looked: Looked,
  addresses: Addresses,
): Promise<PageView> {
  const { range, span, asking, choices } = await chosenOf(document, looked);
  const linked = { addresses, choices, range };
  const markStep = Math.max(MARK_STEP, Math.ceil((span.to - span.from) / MARKED));
  const [{ marks, unmarked }, panels] = await Promise.all([
    marksOf(document.annotations.list, choices, asking, markStep),
    Promise.all(document.panels.map((it) => panelView(it, asking, span, linked))),
  ]);
  const ranges = document.timepicker.quick_ranges.map(({ from }) => from.replace(/^now-/, ""));
  return {
    id: idOf(document),
    title: titleOf(document),
    description: document.description,
    from: span.from * 1_000,
    to: span.to * 1_000,
    range,
    ranges: ranges.includes(range) ? ranges : [range, ...ranges],
    choices,
    navigation: navigationOf(all, document, addresses, `${queryOf(choices, looked.range)}&${FITTING}=`),
    marks,
    unmarked,
    panels,
  };
}

/** Steps that a page must show to say anything. */
const FEWEST = 24;

/** What is looked back at; too short a time for what the page draws is the page's own. */
function rangeOf({ time, panels }: DashboardDocument, asked: string | undefined): string {
  const own = time.from.replace(/^now-/, "");
  const coarsest = Math.max(...panels.filter(({ targets }) => targets.length > 0).map(({ interval }) => parseDuration(interval)));
  return asked !== undefined && parseDuration(asked) >= FEWEST * coarsest ? asked : own;
}

/** As people read it on a page. */
export const titleOf = ({ title }: DashboardDocument): string => title.replace(/^.* \/ /, "");
