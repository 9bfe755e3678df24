import type { Cell, TableDrawing } from "../views/view";
import { element, linked, readableOn } from "./elements";
import { formatValue } from "./format";

/** Rows of cells; a click on a heading sorts by it. */
export function tableElement({ columns, rows }: TableDrawing): HTMLElement {
  const body = element("tbody", {}, ...rows.map(rowElement));
  const order = { by: -1, isDown: false };
  const heads = columns.map(({ title, isNumber }, index) => {
    const head = element("th", { class: isNumber ? "number" : undefined, scope: "col" }, title);
    head.addEventListener("click", () => {
      order.isDown = order.by === index ? !order.isDown : isNumber;
      order.by = index;
      const sorted = [...rows].sort((a, b) => compared(a[index], b[index]) * (order.isDown ? -1 : 1));
      body.replaceChildren(...sorted.map(rowElement));
    });
    return head;
  });
  return element("div", { class: "table" }, element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body));
}

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
