import { RUN } from "../../../../languages/datadog";
import type { Sample } from "../recorded";
import type { Group, StoredSeries } from "./store";

/** What a run submits, and may submit, where a case does not say it. */
const USUAL = { submitted: 100, allowed: 1_000 };

/** What Prometheus notes of a scrape, as the check tells it of its run: the real check does so in test/datadog/check.test.ts. */
const TOLD: Readonly<Record<string, (value: number) => Readonly<Record<string, number>>>> = {
  up: (value) => ({ [RUN.submitted]: value === 1 ? USUAL.submitted : 0, [RUN.allowed]: USUAL.allowed }),
  scrape_samples_post_metric_relabeling: (value) => ({ [RUN.submitted]: value }),
  scrape_sample_limit: (value) => ({ [RUN.allowed]: value }),
};

/** The series that the check submits about its own runs. */
export function runsTold(samples: readonly Sample[]): readonly StoredSeries[] {
  const series = new Map<string, { readonly metric: string; readonly tags: Group["tags"]; readonly points: [number, number][] }>();
  for (const { time, labels, value } of samples) {
    const { __name__: name = "", job, aura_stack = "", aura_project = "", aura_endpoint = "" } = labels;
    for (const [metric, told] of Object.entries(TOLD[name]?.(value) ?? {})) {
      const key = JSON.stringify([metric, job, aura_stack, aura_project, aura_endpoint]);
      const own = series.get(key) ?? { metric, tags: { aura_stack, aura_project, aura_endpoint }, points: [] };
      own.points.push([time, told]);
      series.set(key, own);
    }
  }
  return [...series.values()];
}
