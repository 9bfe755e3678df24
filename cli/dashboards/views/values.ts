import { OK } from "../../../compilers/grafana/colors";
import type { AskedPanel } from "./asked";
import { lastOf } from "./asked";
import { fieldOf, nameOf, valueOf } from "./field";
import { linkOf } from "./links";
import type { FiguresDrawing, GaugesDrawing, NamedValue, RankingDrawing, Step } from "./view";

/** The newest value of every series. */
const valuesOf = ({ panel, targets, linked }: AskedPanel): readonly NamedValue[] =>
  targets.flatMap(({ target, series }) => {
    const field = fieldOf(panel, { refId: target.refId });
    return series.map((it) => {
      const [link] = field.links.map((link) => linkOf(link, linked, it.labels));
      return {
        name: nameOf(target.legendFormat, it.labels),
        ...valueOf(field, lastOf(it)),
        ...(link !== undefined && { href: link.href }),
      };
    });
  });

/** Figures. */
export const figuresOf = (asked: AskedPanel): FiguresDrawing => ({ kind: "figures", figures: valuesOf(asked) });

/** Shares on an arc. */
export function gaugesOf(asked: AskedPanel): GaugesDrawing {
  const { min = 0, max = 1, thresholds } = fieldOf(asked.panel, {});
  return { kind: "gauges", gauges: valuesOf(asked), min, max, steps: thresholds?.steps ?? [] };
}

/** Bars side by side, in the order in which Prometheus names them. */
export function rankingOf(asked: AskedPanel): RankingDrawing {
  const field = fieldOf(asked.panel, {});
  const bars = valuesOf(asked);
  const thresholds = thresholdsOf(field.thresholds?.steps ?? []);
  const numbers = bars.flatMap(({ number }) => (number === null ? [] : [number]));
  const highest = Math.max(0, ...numbers) || Math.max(1, ...thresholds.map(({ value }) => value!));
  const { min = Math.min(0, ...numbers), max = highest } = field;
  return { kind: "ranking", bars, min, max, thresholds };
}

/** Where a colour ends that is not well: what must not be low has the colour of what is below it. */
const thresholdsOf = (steps: readonly Step[]): readonly Step[] => {
  const well = steps.findIndex(({ color }) => color === OK);
  return steps.slice(1).map(({ value, color }, index) => ({ value, color: index < well ? steps[index]!.color : color }));
};
