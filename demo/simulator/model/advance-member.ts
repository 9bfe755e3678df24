import { advanceDatabase } from "./advance-database";
import type { Step } from "./step";
import type { Member } from "./member";
import { noise, smoothNoise } from "./random";

const MINUTE = 60_000;

/** Moves one member to the end of the step: gauges take their value there, counters grow by what happened since its beginning. */
export function advanceMember(member: Member, step: Step): void {
  const { effects, profile, at, seconds } = step;
  member.idle = effects.idle ?? false;
  const work = member.idle ? 0 : step.activity * member.share * (effects.throughputFactor ?? 1);
  const wobble = 0.9 + 0.2 * smoothNoise(member.seed, at / MINUTE);
  const busy = Math.min(1, effects.cpuRatio ?? 0.02 + profile.load * work * wobble);
  member.cpuCores = profile.cores * busy;
  member.leader = member.mode === "PRIMARY" && member.index < (effects.leaders ?? 1);
  advanceMemory(member, step, work);
  let active = 0;
  for (const database of member.databases) active += advanceDatabase(database, member, step, { work, busy });
  advanceConnections(member, step, { active, work, seconds });
}

function advanceMemory(member: Member, { effects, at, seconds }: Step, work: number): void {
  const tooth = (at / (8 * MINUTE) + noise(member.seed, 3)) % 1;
  const warm = Math.min(1, 0.1 + (at - member.startedAt) / (15 * MINUTE));
  member.heap = Math.min(1, effects.heapRatio === undefined ? 0.28 + 0.27 * tooth : effects.heapRatio + 0.005 * tooth);
  member.hitRatio = effects.hitRatio ?? 0.985 + 0.012 * warm + 0.002 * smoothNoise(member.seed + 5, at / MINUTE);
  member.cacheUsage = effects.cacheUsage ?? warm * (0.7 + 0.15 * noise(member.seed, 6));
  member.evictionsTotal += (effects.evictionsPerSecond ?? 0.2 * work) * seconds;
  const gcMs = 1_000 * seconds;
  const share = effects.gcShare;
  member.gcYoungTotal += gcMs * (share === undefined ? 0.0005 + 0.003 * work : share * 0.6);
  member.gcOldTotal += gcMs * (share === undefined ? 0.0004 * work : share * 0.4);
}

/** Opened minus closed is always what is open: a leak shows in all four series. */
function advanceConnections(member: Member, step: Step, now: { active: number; work: number; seconds: number }): void {
  const { effects, profile } = step;
  const running = effects.runningConnections ?? Math.round(now.active);
  const spare = effects.churnPerSecond === undefined ? Math.max(2, profile.pooledConnections - running) : 2;
  const idle = spare + Math.floor(effects.leakedConnections ?? 0);
  const change = running + idle - (member.running + member.idleConnections);
  const replaced = (effects.churnPerSecond ?? 0.02 * (1 + now.work)) * now.seconds;
  member.openedTotal += replaced + Math.max(0, change);
  member.closedTotal += replaced + Math.max(0, -change);
  member.running = running;
  member.idleConnections = idle;
}
