import { filterFields, organize, type PanelDocument } from "../document";
import type { Series } from "../asking/answers";
import type { AskedPanel, AskedTarget } from "./asked";
import { lastOf } from "./asked";
import { fieldOf, valueOf } from "./field";
import { linkOf } from "./links";
import type { Cell, TableDrawing, TableOrder } from "./view";

/** What stands in a row, by the name of its field: labels, and values. */
type Row = Readonly<Record<string, string | number | null>>;

/** Rows of instances, groups or alerts. */
export function tableOf({ panel, targets, linked }: AskedPanel): TableDrawing {
  const isMerged = panel.transformations.some(({ id }) => id === "merge");
  const left = withoutFields(panel, targets);
  const rows = isMerged ? merged(left) : left.flatMap((it) => rowsOf(it, "Value"));
  const columns = columnsOf(panel, rows);
  return {
    kind: "table",
    columns: columns.map(({ title, name }) => ({ title, isNumber: rows.some((row) => typeof row[name] === "number") })),
    rows: rows.map((row) => columns.map(({ name, title }) => cellOf(row, name, title))),
    order: orderOf(
      panel,
      columns.map(({ title }) => title),
    ),
  };

  function cellOf(row: Row, name: string, title: string): Cell | null {
    const raw = row[name];
    if (raw === undefined || raw === null) return null;
    const field = fieldOf(panel, { name: title });
    const { color, ...value } = valueOf(field, raw);
    const isColored = field.custom.cellOptions?.type === "color-background" && color !== "transparent";
    const labels = Object.fromEntries(Object.entries(row).map(([key, it]) => [key, String(it)]));
    const [link] = field.links.map((it) => linkOf(it, linked, labels));
    return { ...value, ...(isColored && color !== undefined && { color }), ...(link !== undefined && { href: link.href }) };
  }
}

const orderOf = ({ options }: PanelDocument, titles: readonly string[]): readonly TableOrder[] =>
  (options?.sortBy ?? []).map(({ displayName, desc }) => ({ by: titles.indexOf(displayName), isDown: desc })).filter(({ by }) => by >= 0);

const rowsOf = ({ series }: AskedTarget, value: string): readonly Row[] => series.map((it) => ({ ...it.labels, [value]: lastOf(it) }));

/** What is left out before rows become one. */
function withoutFields({ transformations }: PanelDocument, targets: readonly AskedTarget[]): readonly AskedTarget[] {
  const gone = transformations
    .filter(({ id }) => id === "filterFieldsByName")
    .flatMap(({ options }) => filterFields.parse(options).exclude.names);
  const kept = (labels: Series["labels"]): Series["labels"] =>
    Object.fromEntries(Object.entries(labels).filter(([name]) => !gone.includes(name)));
  return targets.map(({ target, series }) => ({ target, series: series.map((it) => ({ ...it, labels: kept(it.labels) })) }));
}

/** As Grafana merges: rows become one where they agree in every label that all queries have, and contradict each other in no other one. */
function merged(targets: readonly AskedTarget[]): readonly Row[] {
  const all = targets.filter(({ series }) => series.length > 0).map((it) => rowsOf(it, `Value #${it.target.refId}`));
  const keys = [...new Set(all.flatMap((rows) => rows.flatMap((row) => Object.keys(row))))].filter((key) =>
    all.every((rows) => rows.some((row) => key in row)),
  );
  const found = new Map<string, Row[]>();
  for (const row of all.flat()) {
    const key = JSON.stringify(keys.map((it) => row[it] ?? ""));
    const alike = found.get(key) ?? [];
    const place = alike.findIndex((it) => !contradict(it, row));
    if (place >= 0) alike[place] = { ...alike[place], ...row };
    else alike.push(row);
    found.set(key, alike);
  }
  return [...found.values()].flat();
}

const contradict = (one: Row, other: Row): boolean => Object.keys(other).some((name) => name in one && one[name] !== other[name]);

/** The fields that are shown, in their order and by their headings. */
function columnsOf(panel: PanelDocument, rows: readonly Row[]): readonly { readonly name: string; readonly title: string }[] {
  const options = panel.transformations.find(({ id }) => id === "organize")?.options ?? {};
  const { excludeByName, indexByName, renameByName } = organize.parse(options);
  const order = (name: string): number => indexByName[name] ?? Number.POSITIVE_INFINITY;
  return [...new Set(rows.flatMap((row) => Object.keys(row)))]
    .filter((name) => excludeByName[name] !== true)
    .sort((a, b) => order(a) - order(b) || 0)
    .map((name) => ({ name, title: renameByName[name] ?? name }))
    .filter(({ title }) => !fieldOf(panel, { name: title }).custom.hidden);
}
