import type { Figure } from "../part";
import type { GroupTime } from "./watch-evaluations";

/** What one way of writing the rules costs. */
export interface MeasuredRules {
  /** How many rules are evaluated. */
  readonly rules: number;
  /** Seconds of one full evaluation, each group at its fastest: the steady cost of one interval. */
  readonly seconds: number;
  /** The same, each as it usually was. */
  readonly usual: number;
  /** Whose rules were measured, where those of all instances are scaled from a sample. */
  readonly sample?: string;
  /** Seconds of CPU in each second of the whole process. */
  readonly cpu: number;
  /** What must hold beside. */
  readonly figures: readonly Figure[];
}

/**
 * What a full evaluation is: all that is evaluated in one scrape interval, in the long run. A group that is evaluated every third interval
 * counts a third, an hourly one as its share of an hour. The plain sum of all groups is printed beside it.
 */
export function sumOf(
  groups: ReadonlyMap<string, GroupTime>,
  weight: (name: string) => number = () => 1,
): Pick<MeasuredRules, "seconds" | "usual"> {
  const sum = (secondsOf: (time: GroupTime) => number): number =>
    [...groups].reduce((so, [name, time]) => so + weight(name) * secondsOf(time), 0);
  return { seconds: sum(({ fastest }) => fastest), usual: sum(({ usual }) => usual) };
}
