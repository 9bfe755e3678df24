import { type Backend, BACKENDS } from "./backend";
import type { Granularity } from "./metric";
import type { Signal } from "./signal";
import type { Pace } from "./pace";
import { type Duration, type Quantity, toSeconds, type Unit } from "./units";

/**
 * How soon somebody must look. `info`: advice, no hurry. `warning`: look soon, in working hours. `critical`: act now.
 * `emergency`: wake someone.
 */
export type Severity = "info" | "warning" | "critical" | "emergency";

/** From harmless to worst. */
export const SEVERITIES: readonly Severity[] = ["info", "warning", "critical", "emergency"];

/** One number for each severity that the alert knows. */
export type Levels<U extends Unit = Unit> = { readonly [S in Severity]?: Quantity<U> };

/** When a signal is bad, and how bad. */
export interface Condition {
  readonly kind: "above" | "below";
  readonly signal: Signal;
  readonly levels: Levels;
}

export const above = <U extends Unit>(signal: Signal<U>, levels: Levels<NoInfer<U>>): Condition => ({
  kind: "above",
  signal: signal,
  levels,
});
export const below = <U extends Unit>(signal: Signal<U>, levels: Levels<NoInfer<U>>): Condition => ({
  kind: "below",
  signal: signal,
  levels,
});

/** A second condition that must hold too (`and`), or must not (`unless`); `exists` asks only whether there is any value. */
export interface Guard {
  readonly joins: "and" | "unless";
  readonly test: "above" | "below" | "exists";
  readonly signal: Signal;
  readonly level: Quantity;
}

const guard =
  (joins: Guard["joins"], test: "above" | "below") =>
  <U extends Unit>(signal: Signal<U>, level: Quantity<NoInfer<U>>): Guard => ({
    joins,
    test,
    signal: signal,
    level,
  });

/** Only while the signal is above the level. */
export const whileAbove = guard("and", "above");
/** Only while the signal is below the level. */
export const whileBelow = guard("and", "below");
/** Not while the signal is above the level. */
export const unlessAbove = guard("unless", "above");
/** Only where the signal has a value. */
export const whileExists = (signal: Signal): Guard => ({ joins: "and", test: "exists", signal, level: { value: 0, unit: signal.unit } });
/** Not where the signal has a value. */
export const unlessExists = (signal: Signal): Guard => ({
  joins: "unless",
  test: "exists",
  signal,
  level: { value: 0, unit: signal.unit },
});

/** What the alert is about; also the name of its rule file and rule group. */
export type Concern = "availability" | "pipeline" | "saturation" | "errors" | "performance" | "cluster" | "capacity";

/**
 * How much a stack wants to hear. `essential`: what is critical or worse, and everything about the pipeline itself. `standard`: warnings
 * as well. `full`: advice too.
 */
export type Pack = "essential" | "standard" | "full";

/** From quiet to talkative; each holds the ones before it. */
export const PACKS: readonly Pack[] = ["essential", "standard", "full"];

/** What a responder reads at night. */
export interface Runbook {
  /** What is going on, and what happens next if nobody acts. */
  readonly meaning: string;
  /** What to look at, in order, with the actual Cypher, PromQL or place in the console. */
  readonly investigate: readonly string[];
  /** What has helped. */
  readonly fix: readonly string[];
  /** When to ask for help, and whom. */
  readonly escalate: string;
}

/** One thing worth telling somebody. */
export interface Alert {
  /** Kebab-case symptom. Permanent: rule, monitor, alarm, runbook page and test carry it. */
  readonly id: string;
  readonly title: string;
  readonly concern: Concern;
  readonly when: Condition;
  readonly guards: readonly Guard[];
  /** How long the condition must hold before anyone is told. */
  readonly holds: Duration;
  /**
   * How often it is judged: at every scrape, or, where it waits for half an hour or longer anyway, at every third. It follows the catalog's
   * holding time alone: a config that changes that moves no rule.
   */
  readonly pace: Pace;
  /** How long it goes on after the condition ended, so that it does not flap. `0s`: not at all. */
  readonly keepFiring: Duration;
  /** What silence means: nothing wrong (other alerts watch for missing data), or the very thing that this alert is about. */
  readonly ifNoData: "ok" | "alert";
  /** The smallest pack with its `warning` and `info`. `critical` and worse are in every pack, unless this is `full`. */
  readonly pack: Pack;
  /** `comprehensive`: needs series of each member. */
  readonly granularity: Granularity;
  /**
   * `problem`: something is wrong. `heartbeat`: fires while all is well, so that its silence tells of a dead pipeline; it goes to heartbeat
   * routes only.
   */
  readonly role: "problem" | "heartbeat";
  /**
   * `absence`: while it fires, alerts that follow from it and go on for as long as no data come are held back (`outlastsSilence`). Never others:
   * one that ends while held back would stay open for ever.
   */
  readonly explains: "nothing" | "absence";
  /** Where what it is about exists. Elsewhere it is not applicable: neither covered nor a gap. */
  readonly appliesTo: readonly Backend[];
  /** One sentence without a value; `{{instance}}` and `{{database}}` stand for names. */
  readonly summary: string;
  /** One or two sentences with `{{value}}` and `{{threshold}}` in human units. */
  readonly description: string;
  readonly runbook: Runbook;
  /** Where the thresholds come from. */
  readonly source: string;
}

type Defaulted = "guards" | "keepFiring" | "ifNoData" | "pack" | "granularity" | "role" | "explains" | "appliesTo";
type AlertArgs = Omit<Alert, "id" | "concern" | "pace" | Defaulted> & Partial<Pick<Alert, Defaulted>>;

/** Seconds: whoever waits so long for an alert can wait for two more scrapes. */
const UNHURRIED = 1_800;

/** Defines the alerts of one concern. The id is an alert's name everywhere. */
export const alertsOf =
  (concern: Concern) =>
  (id: string, args: AlertArgs): Alert => ({
    id,
    concern,
    pace: toSeconds(args.holds) < UNHURRIED ? "interval" : "slow",
    guards: [],
    keepFiring: "0s",
    ifNoData: "ok",
    pack: "standard",
    granularity: "summary",
    role: "problem",
    explains: "nothing",
    appliesTo: BACKENDS,
    ...args,
  });

/** `cpu-saturated` → `AuraCpuSaturated`, for ever. */
export const alertName = (id: string): string => `Aura${id.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase())}`;

/** The severities that an alert knows, worst first: rules of one alert are evaluated in this order, so that a worse one ends before a milder one. */
export const severitiesOf = (levels: Levels): readonly Severity[] => [...SEVERITIES].reverse().filter((it) => levels[it] !== undefined);
