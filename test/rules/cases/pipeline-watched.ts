import type { RuleCase } from "../harness/rule-case";
import { JOBS, type Series, type World } from "../harness/world";

/** A case about the watcher itself: what another job's server says of itself must not be taken for it. */
export const watched = (program: keyof typeof JOBS, rule: Omit<RuleCase, "labels">): RuleCase => ({
  ...rule,
  labels: [{ job: JOBS[program], instance: `${program}:1`, environment: "prod" }],
  silent: {
    ...rule.silent,
    "while it is another job's server": (value, world) =>
      rule.series(value, world).map((it) => ({ ...it, series: it.series.replace(`job="${JOBS[program]}"`, 'job="theirs"') })),
  },
});

/** Only one scrape in so many seconds succeeds; the others end the series. */
const everyFew = (seconds: number, { interval }: World, series: readonly Series[]): readonly Series[] =>
  series.map((it) => ({ ...it, values: it.values.map((value, step) => ((step * interval) % seconds === 0 ? value : Number.NaN)) }));

/** The same about a gauge, which is read up to five minutes back: as far as Prometheus itself looks, and no further. */
export const watchedGauge = (program: keyof typeof JOBS, rule: Omit<RuleCase, "labels">): RuleCase =>
  watched(program, {
    ...rule,
    silent: {
      ...rule.silent,
      "when one scrape in ten minutes succeeds": (value, world) => everyFew(600, world, rule.series(value, world)),
    },
    fires: {
      ...rule.fires,
      "although one scrape in four minutes succeeds": (value, world) => everyFew(240, world, rule.series(value, world)),
    },
  });

/** Growth a step that is far below one a window: what counts is that there is any. */
export const anyGrowth = (): { readonly fires: number; readonly silent: number } => ({ fires: 0.01, silent: 0 });
