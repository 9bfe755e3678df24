import type { Drawing, PageView, PanelView } from "../views/view";
import { drawChart } from "./charts";
import { element } from "./elements";
import { gaugeOption } from "./gauge";
import { figuresElement, legendElement, rankingElement } from "./lists";
import { statesOption } from "./states";
import { tableElement } from "./table";
import { themeOf } from "./theme";
import { trendOption } from "./trend";

/** A panel or a heading in its place. It must be on the page before it can be drawn. @returns what draws it */
export function panelElement({ id, title, description, place, links, drawing }: PanelView): {
  readonly panel: HTMLElement;
  readonly inside: HTMLElement;
} {
  const style = `grid-column:${place.x + 1}/span ${place.w};grid-row:${place.y + 1}/span ${place.h}`;
  if (drawing === null) return { panel: element("h2", { style }, title), inside: element("div") };
  const inside = element("div", { class: "inside" });
  const about = element("button", { class: "about", title: plain(description), "aria-label": `About ${title}` }, "i");
  const outward = links.map(({ title: text, href }) => element("a", { href, title: text, class: "about", "aria-label": text }, "↗"));
  const head = element("h3", {}, title, element("span", { class: "tools" }, about, ...outward));
  return {
    panel: element("section", { class: "panel", style, "data-panel": String(id), "data-kind": drawing.kind }, head, inside),
    inside,
  };
}

const plain = (description: string): string => description.replaceAll(/\*\*|`/g, "");

/** Draws what a panel shows. */
export function drawInside(inside: HTMLElement, drawing: Drawing, page: PageView): void {
  const theme = themeOf(document.body);
  const chart = (): HTMLElement => {
    const place = element("div", { class: "chart" });
    inside.append(place);
    return place;
  };
  switch (drawing.kind) {
    case "trend": {
      const place = chart();
      inside.classList.add(drawing.legend);
      inside.append(legendElement(drawing));
      drawChart(place, trendOption(drawing, page, theme), true);
      break;
    }
    case "gauges":
      drawChart(chart(), gaugeOption(drawing, theme), false);
      break;
    case "states":
      drawChart(chart(), statesOption(drawing, page, theme, inside.clientWidth), false);
      break;
    case "figures":
      inside.append(figuresElement(drawing));
      break;
    case "ranking":
      inside.append(rankingElement(drawing));
      break;
    case "table":
      inside.append(tableElement(drawing));
      break;
    case "empty":
      inside.append(element("p", { class: "words" }, drawing.words));
      break;
    case "failed":
      inside.append(element("p", { class: "words failed" }, drawing.why));
      break;
  }
}
