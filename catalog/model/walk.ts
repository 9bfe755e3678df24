import type { Signal } from "./signal";
import { unreachable } from "./unreachable";

/** The signals that a signal is made of, one step down. */
export function parts(signal: Signal): readonly Signal[] {
  switch (signal.kind) {
    case "recorded":
    case "over":
    case "quantile":
    case "ago":
    case "forecast":
    case "folded":
    case "magnitude":
    case "since":
    case "through":
      return [signal.of];
    case "quotient":
      return [signal.of, signal.to];
    case "difference":
      return [signal.of, signal.minus];
    case "sum":
      return signal.of;
    case "metric":
    case "step":
    case "rate":
    case "members":
    case "memberProgress":
    case "age":
    case "families":
    case "fact":
    case "scrape":
    case "server":
      return [];
    default:
      return unreachable(signal);
  }
}

/** A signal and everything that it is made of, itself first. */
export const walk = (signal: Signal): readonly Signal[] => [signal, ...parts(signal).flatMap(walk)];

/** How many recorded signals lie below one another: what must be computed first has the lower number. */
export const depth = (signal: Signal): number => (signal.kind === "recorded" ? 1 : 0) + Math.max(0, ...parts(signal).map(depth));
