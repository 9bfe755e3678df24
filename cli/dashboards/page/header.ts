import type { Choice } from "../asking/fill-in";
import { FITTING } from "../views/links";
import type { Frame, PageView } from "../views/view";
import { element } from "./elements";

/** Title, the other dashboards, and what is chosen: to choose from where the page is served, in words where it was written once. */
export function headerElement(view: PageView): HTMLElement {
  return element(
    "header",
    {},
    titleElement(view),
    element("p", { class: "faint" }, view.description),
    view.live === undefined ? said(view) : chooser(view),
    ...(view.unmarked.length === 0 ? [] : [element("p", { class: "words failed unmarked" }, `Not marked: ${view.unmarked.join("; ")}`)]),
    element("p", { class: "faint", id: "made" }, `As of ${new Date(view.to).toLocaleString()}`),
  );
}

/** Title and the other dashboards. */
export function titleElement({ title, navigation }: Frame): HTMLElement {
  const links = navigation.map((it) => element("a", { href: it.href, ...(it.isHere && { "aria-current": "page" }) }, it.title));
  return element("div", { class: "line" }, element("h1", {}, `Neo4j Aura / ${title}`), element("nav", {}, ...links));
}

function said({ choices, range }: PageView): HTMLElement {
  const entries = [["Last", range] as const, ...choices.map((it) => [it.label, wordsOf(it)] as const)];
  return element("p", { class: "choices" }, ...entries.map(([label, words]) => element("span", {}, element("b", {}, label), ` ${words}`)));
}

function wordsOf({ values, options, many }: Pick<Choice, "values" | "options" | "many">): string {
  if (values.length === 0) return many ? "All" : "none";
  return values.map((it) => options.find(({ value }) => value === it)?.text ?? it).join(", ");
}

function chooser({ choices, range, ranges }: PageView): HTMLElement {
  const form = element("form", { class: "choices" }) as HTMLFormElement;
  const shown = ranges.map((it) => ({ value: it, text: `Last ${it}` }));
  form.append(selectElement("from", "Time", shown, [range], false));
  for (const { name, label, options, values, many } of choices) form.append(selectElement(`var-${name}`, label, options, values, many));
  form.addEventListener("change", ({ target }) => {
    const { name, value } = target as HTMLSelectElement;
    const asked = new URLSearchParams(location.search);
    asked.delete(name);
    asked.append(name, value);
    asked.set(FITTING, "");
    location.search = asked.toString();
  });
  return form;
}

/** Stands for more than one value at once, which can be seen and left, not chosen. */
const SEVERAL = "\u0000";

function selectElement(name: string, label: string, options: Choice["options"], values: readonly string[], many: boolean): HTMLElement {
  const all = many ? [{ value: "", text: "All" }] : [];
  const several = values.length > 1 ? [{ value: SEVERAL, text: wordsOf({ values, options, many }) }] : [];
  const selected = values.length > 1 ? SEVERAL : (values[0] ?? "");
  const offered = [...several, ...all, ...options].map(({ value, text }) =>
    element("option", { value, ...(selected === value && { selected: "" }) }, text),
  );
  return element("label", {}, label, element("select", { name }, ...offered));
}
