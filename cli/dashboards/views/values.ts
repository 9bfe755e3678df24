import type { AskedPanel } from "./asked";
import { lastOf } from "./asked";
import { fieldOf, nameOf, valueOf } from "./field";
import { linkOf } from "./links";
import type { FiguresDrawing, GaugesDrawing, NamedValue, RankingDrawing } from "./view";

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

/** Bars side by side, in the order in which Prometheus names them; as in Grafana from the lowest of them to the highest, unless it is told. */
export function rankingOf(asked: AskedPanel): RankingDrawing {
  const bars = valuesOf(asked);
  const numbers = bars.flatMap(({ number }) => (number === null ? [] : [number]));
  const { min = Math.min(...numbers), max = Math.max(...numbers) } = fieldOf(asked.panel, {});
  return { kind: "ranking", bars, min, max };
}
