import type { Plan, Severity, VendorBackend } from "../../../catalog/model";
import type { Series } from "../../rules/harness/world";

/** What a vendor is told: series as Prometheus would scrape them, and the plan that they belong to. */
export interface Feed {
  readonly series: readonly Series[];
  /** Seconds between two samples. */
  readonly interval: number;
  /** Samples in each series, the first at 0 s. */
  readonly steps: number;
  /** The plan that documents were compiled from. It holds one alert. */
  readonly plan: Plan;
}

/** One alert at a vendor, for as long as it was open. */
export interface Firing {
  readonly severity: Severity;
  /** What tells it apart: instance, database, member, endpoint, project. */
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly since: number;
}

/**
 * A vendor's documents and how the vendor judges them, as its documentation says. An evaluator reads only the grammar that the compiler
 * emits, and throws at anything else.
 */
export interface ParityVendor<Document> {
  readonly backend: VendorBackend;
  readonly title: string;
  /** The documents of a plan with one alert; none where it is a gap. */
  readonly compile: (plan: Plan) => readonly Document[];
  /** The plan as a vendor must know it that is told by the stack file what Prometheus is told by series. @default the plan */
  readonly informed?: (plan: Plan, series: readonly Series[]) => Plan;
  /** Every alert that was opened while the series lasted. */
  readonly evaluate: (documents: readonly Document[], feed: Feed) => readonly Firing[] | Promise<readonly Firing[]>;
  /**
   * How much later than Prometheus it may open an alert, in seconds: its windows end later, and it waits for late samples.
   */
  readonly patience: (plan: Plan) => number;
  /**
   * How much sooner than Prometheus it may open an alert, in seconds: it counts samples, and not the time between them.
   * @default not at all
   */
  readonly haste?: (plan: Plan) => number;
}
