import type { Plan } from "../../catalog/model";
import type { Probe } from "../diagnosis/probe";
import type { Alertmanager } from "../servers/alertmanager";
import type { Prometheus } from "../servers/prometheus";

/** What a check looks at. Everything is only read. */
export interface CheckContext {
  readonly plan: Plan;
  readonly prometheus: Prometheus;
  readonly alertmanager: Alertmanager;
  /** Addresses under which Prometheus must know the Alertmanagers. Absent where nobody knows them: one that it knows is enough then. */
  readonly alertmanagers?: readonly string[];
  /** The text of its whole configuration. Absent where it has parts of other hands, or an operator writes it. */
  readonly alertmanagerFile?: string;
  /** The clock: what may be paused depends on the time. */
  readonly now: () => Date;
  /** Asks Aura itself, as Prometheus does, for the endpoint with this id. */
  readonly probe: (endpoint: string) => Promise<Probe>;
}

/** Something that is wrong. */
export interface Finding {
  /** In one line, as "metrics endpoint refuses the token". */
  readonly what: string;
  /** What was seen, in a few lines. */
  readonly details: readonly string[];
  readonly cause: string;
  /** What to do. */
  readonly fix: string;
}

/** How a check ended. What could not be checked is never taken for good. */
export type Verdict =
  | { readonly kind: "pass"; readonly facts: string }
  | { readonly kind: "finding"; readonly findings: readonly [Finding, ...Finding[]] }
  | { readonly kind: "couldNotCheck"; readonly why: string; readonly fix: string };

/** One thing that must hold in a running stack. */
export interface Check {
  /** Its file name, and that of its page in `docs/checks`. */
  readonly id: string;
  /** What holds when it passes. */
  readonly title: string;
  readonly run: (context: CheckContext) => Promise<Verdict>;
}

/** It holds. @param facts the figures, in a few words */
export const pass = (facts: string): Verdict => ({ kind: "pass", facts });

/** Something is wrong, unless the list is empty: then it holds. */
export const findingsOr = (findings: readonly Finding[], facts: string): Verdict => {
  const [first, ...rest] = findings;
  return first === undefined ? pass(facts) : { kind: "finding", findings: [first, ...rest] };
};

/** It is not known. @param fix what makes it known */
export const couldNotCheck = (why: string, fix: string): Verdict => ({ kind: "couldNotCheck", why, fix });
