import type { Asking, Series } from "../asking/answers";
import { type Choice, filledIn } from "../asking/fill-in";
import type { AnnotationDocument } from "../document";
import { nameOf } from "./field";
import type { MarkView } from "./view";

/** Beyond this many, marks say nothing any more. */
const MOST = 60;

/** What is marked on time axes, and what could not be asked for. */
export interface Marks {
  readonly marks: readonly MarkView[];
  /** Names of annotations, and why Prometheus refused their queries. */
  readonly unmarked: readonly string[];
}

/** When what is marked began, as far as Prometheus knows it: what people and pipelines have noted is in Grafana alone. @param step seconds */
export async function marksOf(
  annotations: readonly AnnotationDocument[],
  choices: readonly Choice[],
  asking: Asking,
  step: number,
): Promise<Marks> {
  const all = await Promise.all(
    annotations.map(async (annotation) => {
      if (annotation.expr === undefined || !annotation.enable) return { marks: [], unmarked: [] };
      const answer = await asking.range(filledIn(annotation.expr, choices), step);
      if (answer.kind === "failed") return { marks: [], unmarked: [`${annotation.name} (${answer.why})`] };
      return { marks: answer.series.flatMap((it) => marksOfSeries(annotation, it, step * 1_000)), unmarked: [] };
    }),
  );
  const marks = all.flatMap((it) => it.marks).sort((a, b) => a.at - b.at);
  return { marks: marks.slice(-MOST), unmarked: all.flatMap((it) => it.unmarked) };
}

function marksOfSeries(
  { iconColor, titleFormat, textFormat }: AnnotationDocument,
  { labels, points }: Series,
  step: number,
): readonly MarkView[] {
  const beginnings = points.filter(([at], index) => index === 0 || at - points[index - 1]![0] > 1.5 * step);
  return beginnings.map(([at]) => ({ name: nameOf(titleFormat, labels), color: iconColor, at, text: nameOf(textFormat, labels) }));
}
