import type { Effects, Incident } from "../model/effects";
import type { Presence } from "../presence";
import type { Fault } from "../fault";

/** One knob of a scenario; a number unless its default is a text. */
export interface Param<V extends number | string = number | string> {
  readonly default: V;
  /** What it means, with its unit. */
  readonly help: string;
}

type Params = Readonly<Record<string, Param>>;

/** The values of the knobs, as set or by default. */
export type Values<P extends Params = Params> = { readonly [K in keyof P]: P[K]["default"] };

/** Where a fault shows. */
export type Endpoint = "metrics" | "token" | "management";

/** Something that can go wrong, switched on by name while the simulator runs. */
export interface Scenario<P extends Params = Params> {
  readonly name: string;
  readonly description: string;
  readonly params: P;
  /** Changes how the members of the instance behave. */
  readonly effect?: ((effects: Effects, values: Values<P>, elapsedSeconds: number) => void) | undefined;
  /** What happens after `from` and not after `to`, both in seconds since the scenario began. */
  readonly incidents?: ((values: Values<P>, from: number, to: number) => Incident[]) | undefined;
  /** Changes what is visible of the instance. */
  readonly presence?: ((presence: Presence, values: Values<P>) => void) | undefined;
  /** Answers a request in place of the real answer. */
  readonly fault?: ((values: Values<P>) => Fault) | undefined;
  /** @default "metrics" */
  readonly endpoint?: Endpoint;
  /** `true`: its params describe an instance that exists while it is on; it needs a project. */
  readonly addsInstance?: boolean;
  /** `true`: the members start afresh when it ends. */
  readonly restartsAtEnd?: boolean;
}

export const param = <V extends number | string>(value: V, help: string): Param<V extends number ? number : string> =>
  ({ default: value, help }) as unknown as Param<V extends number ? number : string>;

/** Checks the params' types at the definition, then forgets them: the list of scenarios holds all kinds. */
export function scenario<P extends Params>(name: string, spec: Omit<Scenario<P>, "name">): Scenario {
  return Object.freeze({ name, ...spec }) as unknown as Scenario;
}

/** Of all members, or of one: `member` may be set on everything that changes how members behave. */
export const memberParam = { member: param("all", 'index of the one member that is affected, from 0, or "all"') };
