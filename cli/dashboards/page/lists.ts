import type { FiguresDrawing, Line, NamedValue, RankingDrawing } from "../views/view";
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

/** Bars side by side, with the thresholds as lines across. */
export function rankingElement({ bars, min, max, thresholds }: RankingDrawing): HTMLElement {
  const share = (value: number): number => Math.min(100, Math.max(0, ((value - min) / (max - min)) * 100));
  const from = (value: number): string => `left:${share(Math.min(0, value))}%;width:${Math.abs(share(value) - share(0))}%`;
  const lines = thresholds.filter(({ value }) => value! >= min && value! <= max);
  return element(
    "div",
    { class: "ranking" },
    ...bars.flatMap((bar) => [
      element("span", { class: "name", title: bar.name }, linked(bar.name, bar.href)),
      element(
        "span",
        { class: "track" },
        element("span", { class: "bar", style: `${from(bar.number ?? 0)};background:${bar.color ?? "var(--faint)"}` }),
        ...lines.map(({ value, color }) => element("span", { class: "level", style: `left:${share(value!)}%;background:${color}` })),
      ),
      element("span", { class: "value" }, formatValue(bar)),
    ]),
  );
}

/** The names of lines with their newest and their highest value. */
export const legendElement = (lines: readonly Line[]): HTMLElement => element("div", { class: "legend" }, ...lines.map(legendOf));

function legendOf({ name, color, isDashed, points, writing }: Line): HTMLElement {
  const numbers = points.flatMap(([, value]) => (value === null ? [] : [value]));
  const last = numbers.at(-1);
  const highest = Math.max(...numbers);
  const more = highest === last ? "" : ` · max ${formatNumber(highest, writing)}`;
  const figures = last === undefined ? "" : `${formatNumber(last, writing)}${more}`;
  const mark = element("span", { class: isDashed ? "mark dashed" : "mark", style: `border-color:${color}` });
  return element("span", { class: "entry" }, mark, name, element("span", { class: "faint" }, ` ${figures}`));
}
