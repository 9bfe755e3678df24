import type { PageView, TroubleView } from "../views/view";
import { element } from "./elements";
import { headerElement, titleElement } from "./header";
import { drawInside, panelElement } from "./panel";
import style from "./style.css";

/** Says why there is nothing to draw. */
function sayTrouble(view: TroubleView): void {
  document.body.replaceChildren(element("header", {}, titleElement(view)), element("p", { class: "words failed trouble" }, view.trouble));
  document.body.dataset["drawn"] = view.id;
}

/** Draws everything. Panels are put in place first: what is drawn takes its size from there. */
function drawPage(view: PageView): void {
  const panels = view.panels.map((it) => ({ ...panelElement(it), drawing: it.drawing }));
  const grid = document.createElement("main");
  grid.append(...panels.map(({ panel }) => panel));
  document.body.replaceChildren(headerElement(view), grid);
  for (const { inside, drawing } of panels) if (drawing !== null) drawInside(inside, drawing, view);
  requestAnimationFrame(() => void (document.body.dataset["drawn"] = view.id));
}

/** Asks for the page anew and draws it; while a choice is being made, or nobody looks, it stays as it is. */
async function refresh(source: string): Promise<void> {
  if (document.hidden || document.activeElement?.tagName === "SELECT") return;
  const response = await fetch(source).catch(() => undefined);
  if (response?.ok === true) return draw((await response.json()) as PageView);
  const made = document.getElementById("made");
  const why = response === undefined ? "The preview does not answer any more" : await response.text();
  if (made !== null) made.textContent = `${why} – what stands here is old`;
}

let view = JSON.parse(document.getElementById("view")!.textContent) as PageView | TroubleView;

function draw(newest: PageView | TroubleView): void {
  view = newest;
  if ("trouble" in view) sayTrouble(view);
  else drawPage(view);
}

const sheet = document.createElement("style");
sheet.textContent = style;
document.head.append(sheet);
draw(view);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(view));
if (view.live !== undefined) {
  const { source, every } = view.live;
  setInterval(() => void refresh(source), every * 1_000);
}
