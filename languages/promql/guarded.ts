import type { Guard, PlannedAlert, Signal } from "../../catalog/model";
import type { PromqlContext } from "./context";
import { promql } from "./signal";

/** A signal with some of its alert's guards in it. */
export interface Guarded {
  readonly text: string;
  /** The guards that are not in it: they are about something else than a part of the signal. */
  readonly left: readonly Guard[];
}

const COMPARISON = { above: " >", below: " <" } as const;

/**
 * A guard about a part of the signal filters that part where it stands (`(x > 20) / y`): the same answer, and every series is read once
 * instead of twice. A divisor's filter is above zero, so it also keeps the quotient from being infinite.
 */
export function guardedSignal({ when: { signal }, guards }: Pick<PlannedAlert, "when" | "guards">, context: PromqlContext): Guarded {
  const parts = partsOf(signal);
  const only = new Map<string, string>();
  const left = guards.filter((guard) => {
    const text = promql(guard.signal, context);
    const same = parts.filter((it) => promql(it.signal, context) === text);
    if (guard.joins !== "and" || guard.test === "exists" || same.length === 0 || only.has(text)) return true;
    if (same.some(({ divides }) => divides) && !keepsFromZero(guard)) return true;
    only.set(text, `${COMPARISON[guard.test]} ${guard.level.value}`);
    return false;
  });
  return { text: promql(signal, { ...context, only }), left };
}

const keepsFromZero = ({ test, level }: Guard): boolean => test === "above" && level.value >= 0;

interface Part {
  readonly signal: Signal;
  readonly divides: boolean;
}

/** What a signal is calculated from, series by series; what is folded or looked back at is a part as a whole. */
function partsOf(signal: Signal): readonly Part[] {
  const within = (of: Signal, divides = false): readonly Part[] => [{ signal: of, divides }, ...partsOf(of)];
  switch (signal.kind) {
    case "quotient":
      return [...within(signal.of), ...within(signal.to, true)];
    case "sum":
      return signal.of.flatMap((it) => within(it));
    case "difference":
      return [...within(signal.of), ...within(signal.minus)];
    case "magnitude":
      return partsOf(signal.of);
    default:
      return [];
  }
}
