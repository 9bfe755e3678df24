import Table from "cli-table3";

/** A cell; numbers are written as they are. */
export type Cell = string | number;

/** Prints a table under a heading. Columns after the first are aligned to the right. */
export function printTable(heading: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, index) => (index === 0 ? "left" : "right")),
  });
  for (const row of rows) table.push([...row]);
  console.log(`\n${heading}\n${table.toString()}`);
}
