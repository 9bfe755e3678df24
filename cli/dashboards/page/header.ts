import type { Choice } from "../asking/fill-in";
import type { PageView } from "../views/view";
import { element } from "./elements";

/** Title, the other dashboards, and what is chosen: to choose from where the page is served, in words where it was written once. */
export function headerElement(view: PageView): HTMLElement {
  const { title, description, navigation, to } = view;
  const links = navigation.map((it) => element("a", { href: it.href, ...(it.isHere && { "aria-current": "page" }) }, it.title));
  return element(
    "header",
    {},
    element("div", { class: "line" }, element("h1", {}, `Neo4j Aura / ${title}`), element("nav", {}, ...links)),
    element("p", { class: "faint" }, description),
    view.live === undefined ? said(view) : chooser(view),
    element("p", { class: "faint", id: "made" }, `As of ${new Date(to).toLocaleString()}`),
  );
}

function said({ choices, range }: PageView): HTMLElement {
  const entries = [["Last", range] as const, ...choices.map((it) => [it.label, wordsOf(it)] as const)];
  return element("p", { class: "choices" }, ...entries.map(([label, words]) => element("span", {}, element("b", {}, label), ` ${words}`)));
}

function wordsOf({ values, options, many }: Choice): string {
  if (values.length === 0) return many ? "All" : "none";
  return values.map((it) => options.find(({ value }) => value === it)?.text ?? it).join(", ");
}

function chooser({ choices, range, ranges }: PageView): HTMLElement {
  const form = element("form", { class: "choices" }) as HTMLFormElement;
  const shown = ranges.map((it) => ({ value: it, text: `Last ${it}` }));
  form.append(selectElement("from", "Time", shown, [range], false));
  for (const { name, label, options, values, many } of choices) form.append(selectElement(`var-${name}`, label, options, values, many));
  form.addEventListener("change", () => {
    const all = [...new FormData(form)].filter(([, value]) => value !== "").map(([key, value]) => [key, value as string]);
    location.search = new URLSearchParams(all).toString();
  });
  return form;
}

function selectElement(name: string, label: string, options: Choice["options"], values: readonly string[], many: boolean): HTMLElement {
  const all = many ? [{ value: "", text: "All" }] : [];
  const offered = [...all, ...options].map(({ value, text }) =>
    element("option", { value, ...((values[0] ?? "") === value && { selected: "" }) }, text),
  );
  return element("label", {}, label, element("select", { name }, ...offered));
}
