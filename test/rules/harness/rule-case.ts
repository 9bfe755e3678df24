import type { Alert, Severity } from "../../../catalog/model";
import type { Series, World } from "./world";

/** What makes one alert fire, and what must not. */
export interface RuleCase {
  readonly alert: Alert;
  /** Series in which the signal has this value from the beginning (or as soon as its window is full), for every instance. */
  readonly series: (value: number, world: World) => readonly Series[];
  /**
   * The first moment, in seconds, at which the condition is true.
   * @default 0: from the first sample
   */
  readonly from?: (value: number, world: World, level: number) => number;
  /**
   * The values just beyond and just short of a threshold.
   * @default one percent to either side; 1 and 0 for a threshold of zero, or of a yes-or-no signal
   */
  readonly values?: (level: number, severity: Severity) => { readonly fires: number; readonly silent: number };
  /** Why `values` are further apart than that: what is tried comes in steps. @default they are not, and `coverage.test.ts` holds it */
  readonly steps?: string;
  /** Labels of the firing alerts, without alertname, severity, aura_alert. @default by the level of the signal: `expectedLabels` */
  readonly labels?: readonly Readonly<Record<string, string>>[];
  /** More situations in which the alert must stay silent although its signal is beyond the threshold: a guard that does not hold. */
  readonly silent?: Readonly<Record<string, (value: number, world: World) => readonly Series[]>>;
  /** Situations in which it must fire all the same. @default none beyond the standard ones */
  readonly fires?: Readonly<Record<string, (value: number, world: World) => readonly Series[]>>;
  /** `false` where a lost sample is the very subject. @default true: two scrapes in seven are lost and the alert still fires */
  readonly survivesLostScrapes?: boolean;
  /** `false` where it says nothing about instances that nobody configured. @default true */
  readonly unknownInstances?: boolean;
  /** A later moment, in seconds, at which silence is looked for once more: where windows fill slowly. @default some intervals after it would have fired */
  readonly until?: number;
  /** A later moment, in seconds, at which all is as it stays: silent situations are still silent, and added ones fire. @default as `until`, and some intervals after it would have fired */
  readonly steady?: number;
  /** A moment, in seconds, at which it must have ended again, where its cause is a single event. @default not looked at */
  readonly ended?: (world: World) => number;
  /** Seconds that a stack's intervals are tried at. @default 30, 60 and 120 */
  readonly intervals?: readonly number[];
  /** Where a baseline is fed as Prometheus records it: a vendor without recording rules knows nothing of it. @default false */
  readonly feedsBaselines?: true;
}
