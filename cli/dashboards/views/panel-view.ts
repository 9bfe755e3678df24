import type { Answer, Asking, Span } from "../asking/answers";
import { filledIn } from "../asking/fill-in";
import type { PanelDocument } from "../document";
import { parseDuration } from "../parse-duration";
import type { AskedPanel } from "./asked";
import { fieldOf } from "./field";
import { type Linked, linkOf } from "./links";
import { statesOf } from "./states";
import { tableOf } from "./table";
import { trendOf } from "./trend";
import { figuresOf, gaugesOf, rankingOf } from "./values";
import type { Drawing, PanelView } from "./view";

/** So many points a line has at most: about as many as a panel on a laptop has pixels for. */
const POINTS = 360;

/** Asks what a panel shows, and says how it is drawn. */
export async function panelView(panel: PanelDocument, asking: Asking, span: Span, linked: Linked): Promise<PanelView> {
  const { id, title, description, gridPos: place } = panel;
  const links = panel.links.map((it) => linkOf(it, linked));
  return { id, title, description, place, links, drawing: panel.type === "row" ? null : await drawingOf(panel, asking, span, linked) };
}

async function drawingOf(panel: PanelDocument, asking: Asking, { from, to }: Span, linked: Linked): Promise<Drawing> {
  const finest = parseDuration(panel.interval);
  const step = Math.max(finest, Math.ceil((to - from) / POINTS / finest) * finest);
  const answers = await Promise.all(
    panel.targets.map(async (target) => {
      const expression = filledIn(target.expr, linked.choices);
      return { target, answer: await (target.range ? asking.range(expression, step) : asking.instant(expression)) };
    }),
  );
  const refused = answers.find(({ answer }) => answer.kind === "failed");
  if (refused?.answer.kind === "failed") return { kind: "failed", why: `Query ${refused.target.refId}: ${refused.answer.why}` };
  const targets = answers.map(({ target, answer }) => ({ target, series: seriesOf(answer) }));
  if (targets.every(({ series }) => series.length === 0)) return { kind: "empty", words: fieldOf(panel, {}).noValue };
  return drawn({ panel, targets, step, linked });
}

const seriesOf = (answer: Answer) => (answer.kind === "series" ? answer.series : []);

function drawn(asked: AskedPanel): Drawing {
  const { type } = asked.panel;
  switch (type) {
    case "timeseries":
      return trendOf(asked);
    case "stat":
      return figuresOf(asked);
    case "gauge":
      return gaugesOf(asked);
    case "bargauge":
      return rankingOf(asked);
    case "state-timeline":
      return statesOf(asked);
    case "table":
      return tableOf(asked);
    case "row":
      throw new Error("a heading shows nothing");
  }
}
