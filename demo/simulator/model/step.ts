import type { Effects } from "./effects";
import type { Profile } from "./profile";

/** One move of the model in time. */
export interface Step {
  readonly profile: Profile;
  /** Of the member that moves. */
  readonly effects: Readonly<Effects>;
  /** End of the step, milliseconds since the epoch. */
  readonly at: number;
  /** Length of the step. */
  readonly seconds: number;
  /** When the instance was born, milliseconds since the epoch: its data grows from there. */
  readonly bornAt: number;
  /** How busy the applications are, see `activityAt`. */
  readonly activity: number;
  /** The newest transaction of each database, in the order of the profile. */
  readonly heads: Float64Array;
}
