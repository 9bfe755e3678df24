import type { FiguresDrawing, Line, NamedValue, RankingDrawing, TrendDrawing } from "../views/view";
import { element, linked, readableOn } from "./elements";
import { formatNumber, formatValue } from "./format";

/** Figures, each on the colour that its thresholds give it. */
export const figuresElement = ({ figures }: FiguresDrawing): HTMLElement =>
  element("div", { class: "figures" }, ...figures.map((it) => figureElement(it, figures.length > 1)));

function figureElement(figure: NamedValue, isNamed: boolean): HTMLElement {
  const style = figure.color === undefined ? undefined : `background:${figure.color};color:${readableOn(figure.color)}`;
  const value = element("span", { class: "value" }, linked(formatValue(figure), figure.href));
  return element("div", { class: "figure", style }, ...(isNamed ? [element("span", { class: "name" }, figure.name), value] : [value]));
}

/** Bars side by side. */
export function rankingElement({ bars, min, max }: RankingDrawing): HTMLElement {
  const share = (value: number): number => (max > min ? Math.min(100, Math.max(0, ((value - min) / (max - min)) * 100)) : 0);
  return element(
    "div",
    { class: "ranking" },
    ...bars.flatMap((bar) => [
      element("span", { class: "name", title: bar.name }, linked(bar.name, bar.href)),
      element(
        "span",
        { class: "track" },
        element("span", { class: "bar", style: `width:${share(bar.number ?? min)}%;background:${bar.color ?? "var(--faint)"}` }),
      ),
      element("span", { class: "value" }, formatValue(bar)),
    ]),
  );
}

/** The names of lines with their newest value, and with their highest where there is room. */
export function legendElement({ lines, legend }: TrendDrawing): HTMLElement {
  const inOrder = legend === "below" ? lines : [...lines].sort((a, b) => a.name.localeCompare(b.name));
  return element("div", { class: "legend" }, ...inOrder.map((it) => legendOf(it, legend === "below")));
}

const lastOf = ({ points }: Line): number | undefined => points.findLast(([, value]) => value !== null)?.[1] ?? undefined;

function legendOf(line: Line, withHighest: boolean): HTMLElement {
  const { name, color, isDashed, points, writing } = line;
  const last = lastOf(line);
  const highest = Math.max(...points.map(([, value]) => value ?? Number.NEGATIVE_INFINITY));
  const more = !withHighest || highest === last ? "" : ` · max ${formatNumber(highest, writing)}`;
  const figures = last === undefined ? "" : `${formatNumber(last, writing)}${more}`;
  const mark = element("span", { class: isDashed ? "mark dashed" : "mark", style: `border-color:${color}` });
  return element("span", { class: "entry", title: name }, mark, element("span", {}, name), element("span", { class: "faint" }, figures));
}
