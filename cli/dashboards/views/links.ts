import type { Choice } from "../asking/fill-in";
import type { NamedLink } from "./view";
import type { Link } from "../document";

/** In an address: what does not fit what was chosen before it is chosen anew. */
export const FITTING = "fitting";

/** Where the dashboards of the preview are. */
export interface Addresses {
  /** Uids of the dashboards that there are, and their short names. */
  readonly ids: ReadonlyMap<string, string>;
  /** @param query what is chosen, without the question mark */
  readonly of: (id: string, query: string) => string;
}

/** What is known where a link is drawn. */
export interface Linked {
  readonly addresses: Addresses;
  readonly choices: readonly Choice[];
  /** As `6h`. */
  readonly range: string;
}

/** A link of Grafana's as the preview follows it: to a page of its own, or out of it. */
export function linkOf({ title, url }: Link, linked: Linked, labels: Readonly<Record<string, string>> = {}): NamedLink {
  const filled = url.replaceAll(/\$\{([^}]*)\}/g, (_, what: string) => partOf(what, linked, labels));
  const [, uid, query = ""] = /^\/d\/([^?]+)\??(.*)$/.exec(filled) ?? [];
  const id = uid === undefined ? undefined : linked.addresses.ids.get(uid);
  if (id === undefined) return { title, href: filled, isOutside: true };
  return { title, href: linked.addresses.of(id, query.replaceAll(/&+/g, "&").replace(/^&|&$/g, "")), isOutside: false };
}

/** What stands for one of Grafana's variables in an address. */
function partOf(what: string, { choices, range }: Linked, labels: Readonly<Record<string, string>>): string {
  if (what === "__url_time_range") return `from=${range}`;
  const [, label] = /^__(?:field\.labels|data\.fields)\.(\w+)$/.exec(what) ?? [];
  if (label !== undefined) return encodeURIComponent(labels[label] ?? "");
  const [, name, form] = /^(\w+)(?::(\w+))?$/.exec(what) ?? [];
  const choice = choices.find((it) => it.name === name);
  if (form === "queryparam") return choice === undefined ? "" : parametersOf(choice).join("&");
  return encodeURIComponent((choice?.values ?? []).join(","));
}

/** What is chosen of one variable; all are said, too: an address that says nothing has what is preferred. */
const parametersOf = ({ name, many, values }: Choice): readonly string[] =>
  (many && values.length === 0 ? [""] : values).map((value) => `var-${name}=${encodeURIComponent(value)}`);

/** What is chosen, as it stands in an address. @param range absent: what the other dashboard looks back at first */
export const queryOf = (choices: readonly Choice[], range: string | undefined): string =>
  [...(range === undefined ? [] : [`from=${range}`]), ...choices.flatMap(parametersOf)].join("&");
