import { effectsOn, incidentsOf, type ActiveScenario } from "../active-scenario";
import { activityAt } from "./daily-curve";
import { advanceMember } from "./advance-member";
import type { Instance } from "./instance";
import { restartMember } from "./member";

const STEP_MS = 30_000;
const MOST_STEPS = 240;

/** Moves an instance to `until` under its active scenarios; what happens to a member on the way happens in order. */
export function advanceInstance(instance: Instance, until: number, active: readonly ActiveScenario[]): void {
  for (const incident of incidentsOf(active, instance.at, until)) {
    moveTo(instance, incident.at, active);
    const member = instance.members[incident.member];
    if (!member) continue;
    if (incident.kind === "restart") restartMember(member, incident.at);
    else member.outOfMemoryTotal += incident.count;
  }
  moveTo(instance, until, active);
}

function moveTo(instance: Instance, until: number, active: readonly ActiveScenario[]): void {
  const stepMs = Math.max(STEP_MS, (until - instance.at) / MOST_STEPS);
  while (instance.at < until) moveOnce(instance, Math.min(until, instance.at + stepMs), active);
}

function moveOnce(instance: Instance, at: number, active: readonly ActiveScenario[]): void {
  const { profile, heads, bornAt, members } = instance;
  const seconds = (at - instance.at) / 1_000;
  const activity = activityAt(at, profile.phaseHours, profile.seed);
  const leader = effectsOn(active, 0, at);
  // Without a leader nothing is committed, and the log stands still.
  const writes = leader.idle || leader.leaders === 0 ? 0 : 0.2 * activity * (leader.throughputFactor ?? 1) * seconds;
  profile.databases.forEach((database, index) => {
    heads[index] = (heads[index] ?? 0) + database.queriesPerSecond * writes;
  });
  for (const member of members) {
    const effects = active.length === 0 ? leader : effectsOn(active, member.index, at);
    advanceMember(member, { profile, heads, bornAt, at, seconds, activity, effects });
  }
  instance.at = at;
}
