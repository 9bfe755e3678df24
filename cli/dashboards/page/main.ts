import type { PageView } from "../views/view";
import { headerElement } from "./header";
import { drawInside, panelElement } from "./panel";
import style from "./style.css";

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
  if (response?.ok !== true) {
    const made = document.getElementById("made");
    if (made !== null) made.textContent = "The preview does not answer any more; what stands here is old.";
    return;
  }
  drawPage((await response.json()) as PageView);
}

const sheet = document.createElement("style");
sheet.textContent = style;
document.head.append(sheet);
const view = JSON.parse(document.getElementById("view")!.textContent) as PageView;
drawPage(view);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawPage(view));
if (view.live !== undefined) {
  const { source, every } = view.live;
  setInterval(() => void refresh(source), every * 1_000);
}
