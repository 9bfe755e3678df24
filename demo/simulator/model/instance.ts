import type { InstanceOptions } from "../options";
import { activityAt } from "./daily-curve";
import { advanceMember } from "./advance-member";
import { noEffects } from "./effects";
import { newMember, type Member } from "./member";
import { resolveProfile, type Profile } from "./profile";
import { noise } from "./random";

const DAY = 86_400_000;
const DEFAULT_ZONES = ["europe-west2-a", "europe-west2-b", "europe-west2-c"];

/** A running instance: what it is and where the model stands. */
export interface Instance {
  readonly options: InstanceOptions;
  readonly projectId: string;
  readonly profile: Profile;
  readonly members: readonly Member[];
  /** The newest transaction of each database. */
  readonly heads: Float64Array;
  readonly bornAt: number;
  /** The moment that the model has reached, milliseconds since the epoch. */
  at: number;
}

/**
 * An instance that has been up for days: each member since a moment of its own, so their counters differ as in a real cluster. The first
 * member is the busiest and the oldest: when it restarts, every MAX falls.
 */
export function newInstance(options: InstanceOptions, projectId: string, seed: number, now: number): Instance {
  const profile = resolveProfile(options, seed);
  const { members = 3, secondaries = 0, zones = DEFAULT_ZONES } = options;
  const heads = Float64Array.from(profile.databases, (_, index) => 1_000_000 + Math.floor(5_000_000 * noise(profile.seed, 20 + index)));
  const places = Array.from({ length: members + secondaries }, (_, index) => ({
    zone: zones[index % zones.length] ?? "",
    mode: index < members ? ("PRIMARY" as const) : ("SECONDARY" as const),
  }));
  const instance: Instance = {
    options,
    projectId,
    profile,
    heads,
    bornAt: now,
    at: now,
    members: places.map((place, index) =>
      newMember(index, place, profile, now - DAY * (index === 0 ? 14 : 1 + 9 * noise(profile.seed, 30 + index))),
    ),
  };
  for (const member of instance.members) liveUntil(instance, member);
  return instance;
}

function liveUntil({ profile, heads, bornAt, at }: Instance, member: Member): void {
  const step = { profile, heads, bornAt, at, effects: noEffects };
  advanceMember(member, { ...step, seconds: (at - member.startedAt) / 1_000, activity: 0.65 });
  advanceMember(member, { ...step, seconds: 0, activity: activityAt(at, profile.phaseHours, profile.seed) });
}
