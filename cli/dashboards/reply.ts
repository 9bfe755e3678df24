import { WrongUsage } from "../inventory/wrong-usage";
import type { Login } from "../servers/login";
import { ServerUnreachable } from "../servers/server-unreachable";
import type { Wanted } from "./asking/choose";
import type { DashboardDocument } from "./document";
import { parseDuration } from "./parse-duration";
import { renderPage } from "./render-page";
import { type Addresses, FITTING, queryOf } from "./views/links";
import { chosenOf, idOf, type Looked, navigationOf, pageView, titleOf } from "./views/page-view";
import type { PageView, TroubleView } from "./views/view";

/** What is served. */
export interface Served {
  readonly documents: readonly DashboardDocument[];
  /** Address of the Prometheus. */
  readonly prometheus: string;
  /** What it, or a proxy before it, asks for. @default nothing */
  readonly login?: Login;
  readonly script: string;
  /** What is chosen where an address says nothing, as far as it fits what the address says. */
  readonly wanted: Wanted;
  readonly range?: string;
}

/** What a browser is answered. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A text of a kind of content. */
export const reply = (status: number, type: string, text: string): Reply => ({
  status,
  headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" },
  text,
});

/** Answers what is asked by its path: a page, or with `.json` what is drawn on it. What cannot be shown is a page, too. */
export async function replyTo(served: Served, { pathname, searchParams: asked }: URL): Promise<Reply> {
  if (pathname === "/") return moved(`/${idOf(served.documents[0]!)}`);
  const [, id = "", ending] = /^\/([a-z]*)(\.json)?$/.exec(pathname) ?? [];
  const document = served.documents.find((it) => idOf(it) === id);
  if (document === undefined) return trouble(404, "There is no such dashboard.", served);
  try {
    if (asked.has(FITTING)) return moved(await fittingAddress(document, served, asked));
    const view = await liveView(document, served, asked);
    return ending === undefined
      ? reply(200, "text/html", renderPage(view, served.script))
      : reply(200, "application/json", JSON.stringify(view));
  } catch (error) {
    const status = error instanceof WrongUsage ? 400 : error instanceof ServerUnreachable ? 502 : 500;
    const { message } = error as Error;
    if (ending !== undefined) return reply(status, "text/plain", message);
    return trouble(status, message, served, document, status === 400 ? undefined : liveOf(document, asked));
  }
}

const moved = (location: string): Reply => ({ status: 302, headers: { location, "cache-control": "no-store" }, text: "" });

const addressesOf = (documents: readonly DashboardDocument[]): Addresses => ({
  ids: new Map(documents.map((it) => [it.uid, idOf(it)])),
  of: (id, query) => (query === "" ? `/${id}` : `/${id}?${query}`),
});

function trouble(
  status: number,
  words: string,
  { documents, script }: Served,
  here?: DashboardDocument,
  live?: TroubleView["live"],
): Reply {
  const navigation = navigationOf(documents, here, addressesOf(documents));
  const [id, title] = here === undefined ? ["none", "Dashboards"] : [idOf(here), titleOf(here)];
  return reply(status, "text/html", renderPage({ id, title, navigation, trouble: words, ...(live && { live }) }, script));
}

const liveOf = (document: DashboardDocument, asked: URLSearchParams): NonNullable<PageView["live"]> => ({
  source: `/${idOf(document)}.json?${asked.toString()}`,
  every: parseDuration(document.refresh),
});

async function liveView(document: DashboardDocument, served: Served, asked: URLSearchParams): Promise<PageView> {
  const view = await pageView(document, served.documents, lookedAt(served, asked), addressesOf(served.documents));
  return { ...view, live: liveOf(document, asked) };
}

/** Where what is asked for stands without what does not fit. */
async function fittingAddress(document: DashboardDocument, served: Served, asked: URLSearchParams): Promise<string> {
  const { wanted, preferred, ...looked } = lookedAt(served, asked);
  const { choices } = await chosenOf(document, { ...looked, wanted: {}, preferred: { ...preferred, ...wanted } });
  return addressesOf(served.documents).of(idOf(document), queryOf(choices, asked.get("from") ?? undefined));
}

function lookedAt({ prometheus, login, wanted: preferred, range: first }: Served, asked: URLSearchParams): Looked {
  const range = asked.get("from") ?? first;
  const from = { prometheus, ...(login !== undefined && { login }) };
  return { ...from, wanted: wantedOf(asked), preferred, now: Date.now(), ...(range !== undefined && { range }) };
}

/** `var-instance=…&var-instance=…` as values by the name of their variable. */
const wantedOf = (asked: URLSearchParams): Wanted =>
  Object.fromEntries(
    [...new Set(asked.keys())]
      .filter((key) => key.startsWith("var-"))
      .map((key) => [key.slice("var-".length), asked.getAll(key).filter((it) => it !== "")]),
  );
