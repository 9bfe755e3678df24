import type { Series } from "../asking/answers";
import type { FieldConfig } from "../document";
import type { AskedPanel } from "./asked";
import { fieldOf, nameOf, valueOf } from "./field";
import type { StatesDrawing, StateSpan } from "./view";

/** What was so, and when: a row for each series. */
export const statesOf = ({ panel, targets, step }: AskedPanel): StatesDrawing => ({
  kind: "states",
  rows: targets.flatMap(({ target, series }) => {
    return series.map((it) => {
      const name = nameOf(target.legendFormat, it.labels);
      return { name, spans: spansOf(it, fieldOf(panel, { refId: target.refId, name }), step * 1_000) };
    });
  }),
});

/** Points that say the same are one span; it lasts until the next point, and ends where points are missing. */
function spansOf({ points }: Series, field: FieldConfig, step: number): readonly StateSpan[] {
  const spans: StateSpan[] = [];
  for (const [at, number] of points) {
    const last = spans.at(-1);
    const value = valueOf(field, number);
    const goesOn = last !== undefined && at - last.to < step / 2;
    if (goesOn && last.value.number === number) spans[spans.length - 1] = { ...last, to: at + step };
    else spans.push({ from: at, to: at + step, value });
  }
  return spans;
}
