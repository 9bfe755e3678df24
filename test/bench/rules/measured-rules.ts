import type { Figure } from "../part";
import type { GroupTime } from "./watch-evaluations";

/** What one way of writing the rules costs. */
export interface MeasuredRules {
  /** How many rules are evaluated. */
  readonly rules: number;
  /** Seconds of one full evaluation: every group once, each at its fastest. */
  readonly seconds: number;
  /** The same, each as it usually was. */
  readonly usual: number;
  /** Seconds of CPU in each second of the whole process. */
  readonly cpu: number;
  /** What must hold beside. */
  readonly figures: readonly Figure[];
}

/** The sums over all groups, each weighed by how much of an interval's evaluation it is. */
export function sumOf(
  groups: ReadonlyMap<string, GroupTime>,
  weight: (name: string) => number = () => 1,
): Pick<MeasuredRules, "seconds" | "usual"> {
  const sum = (secondsOf: (time: GroupTime) => number): number =>
    [...groups].reduce((so, [name, time]) => so + weight(name) * secondsOf(time), 0);
  return { seconds: sum(({ fastest }) => fastest), usual: sum(({ usual }) => usual) };
}
