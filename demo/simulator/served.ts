import type { World } from "./world";

/** One sample that was served. */
export interface ServedSample {
  readonly project: string;
  readonly instance: string;
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  /** NaN where there was nothing to measure. */
  readonly value: number;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
}

/** The samples of the last time that each instance was served, for a metric or for all. */
export const servedSamples = ({ projects }: World, only: { readonly metric?: string; readonly instance?: string } = {}): ServedSample[] =>
  projects.flatMap((project) =>
    project.residents.flatMap(({ instance, served }) => {
      if (!served || (only.instance !== undefined && only.instance !== instance.options.id)) return [];
      return served.layout.flatMap((series, index) =>
        series.flatMap(({ metric, labels }, at): ServedSample[] => {
          if (served.missing.has(metric.name) || (only.metric !== undefined && only.metric !== metric.name)) return [];
          const value = served.snapshot.values[index]?.[at] ?? NaN;
          return [
            {
              project: project.id,
              instance: instance.options.id,
              metric: metric.name,
              labels,
              value,
              timestamp: served.snapshot.timestamp,
            },
          ];
        }),
      );
    }),
  );
