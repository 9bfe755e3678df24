import type { Cell, TableDrawing, TableOrder } from "../views/view";
import { element, linked, readableOn } from "./elements";
import { formatValue } from "./format";

/** Rows of cells; a click on a heading sorts by it. */
export function tableElement({ columns, rows, order }: TableDrawing): HTMLElement {
  const body = element("tbody");
  const shown = { order };
  const isFirst = (by: number): boolean => shown.order[0]?.by === by;
  const heads = columns.map(({ title, isNumber }, by) => {
    const head = element("th", { class: isNumber ? "number" : undefined, scope: "col" }, title);
    head.addEventListener("click", () => show([{ by, isDown: isFirst(by) ? !shown.order[0]!.isDown : isNumber }]));
    return head;
  });
  const show = (next: readonly TableOrder[]): void => {
    shown.order = next;
    heads.forEach((head, at) => (isFirst(at) ? head.setAttribute("aria-sort", directionOf(next[0]!)) : head.removeAttribute("aria-sort")));
    body.replaceChildren(...sorted(rows, next).map(rowElement));
  };
  show(order);
  return element("div", { class: "table" }, element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body));
}

const directionOf = ({ isDown }: TableOrder): string => (isDown ? "descending" : "ascending");

const sorted = (rows: TableDrawing["rows"], order: readonly TableOrder[]): TableDrawing["rows"] =>
  [...rows].sort((a, b) => order.map(({ by, isDown }) => compared(a[by], b[by]) * (isDown ? -1 : 1)).find((it) => it !== 0) ?? 0);

const rowElement = (cells: readonly (Cell | null)[]): HTMLElement => element("tr", {}, ...cells.map(cellElement));

function cellElement(cell: Cell | null): HTMLElement {
  if (cell === null) return element("td", { class: "faint" }, "");
  const style = cell.color === undefined ? undefined : `background:${cell.color};color:${readableOn(cell.color)}`;
  return element("td", { class: cell.number === null ? undefined : "number", style }, linked(formatValue(cell), cell.href));
}

/** Cells without a value come first. */
function compared(a: Cell | null | undefined, b: Cell | null | undefined): number {
  if (a?.number !== null && b?.number !== null && a && b) return a.number - b.number;
  return (a ? formatValue(a) : "").localeCompare(b ? formatValue(b) : "");
}
