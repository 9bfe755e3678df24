import { hash, noise } from "./random";
import type { DatabaseProfile, Profile } from "./profile";

/** One database on one member. Fields ending in `Total` count from the member's start; times are milliseconds. */
export interface DatabaseState {
  readonly profile: DatabaseProfile;
  nodes: number;
  relationships: number;
  storeBytes: number;
  activeRead: number;
  activeWrite: number;
  committedTotal: number;
  rolledBackTotal: number;
  peakTotal: number;
  transactionId: number;
  checkpointsTotal: number;
  checkpointTimeTotal: number;
  checkpointDuration: number;
  replansTotal: number;
  succeededTotal: number;
  failedTotal: number;
  p50: number;
  p75: number;
  p99: number;
}

/** One server of an instance. Fields ending in `Total` count from the member's start; times are milliseconds. */
export interface Member {
  readonly index: number;
  readonly seed: number;
  readonly zone: string;
  readonly mode: "PRIMARY" | "SECONDARY";
  /** Its work, next to the busiest member's. */
  readonly share: number;
  readonly databases: readonly DatabaseState[];
  startedAt: number;
  idle: boolean;
  leader: boolean;
  cpuCores: number;
  heap: number;
  hitRatio: number;
  cacheUsage: number;
  running: number;
  idleConnections: number;
  evictionsTotal: number;
  openedTotal: number;
  closedTotal: number;
  gcYoungTotal: number;
  gcOldTotal: number;
  outOfMemoryTotal: number;
}

const databaseState = (profile: DatabaseProfile): DatabaseState => ({
  profile,
  nodes: profile.nodes,
  relationships: profile.relationships,
  storeBytes: profile.storeBytes,
  activeRead: 0,
  activeWrite: 0,
  committedTotal: 0,
  rolledBackTotal: 0,
  peakTotal: 0,
  transactionId: 0,
  checkpointsTotal: 0,
  checkpointTimeTotal: 0,
  checkpointDuration: 0,
  replansTotal: 0,
  succeededTotal: 0,
  failedTotal: 0,
  p50: 0,
  p75: 0,
  p99: 0,
});

/** A member that just started: every counter is 0. */
export function newMember(index: number, place: Pick<Member, "zone" | "mode">, profile: Profile, startedAt: number): Member {
  return {
    index,
    ...place,
    startedAt,
    seed: hash(`${profile.seed}/member/${index}`),
    share: index === 0 ? 1 : 0.55 + 0.3 * noise(profile.seed, 10 + index),
    databases: profile.databases.map(databaseState),
    idle: false,
    leader: false,
    cpuCores: 0,
    heap: 0,
    hitRatio: 0,
    cacheUsage: 0,
    running: 0,
    idleConnections: 0,
    evictionsTotal: 0,
    openedTotal: 0,
    closedTotal: 0,
    gcYoungTotal: 0,
    gcOldTotal: 0,
    outOfMemoryTotal: 0,
  };
}

/** What a restart of the process does: counters begin again at 0, connections are lost. Data and transaction ids stay. */
export function restartMember(member: Member, at: number): void {
  Object.assign(member, {
    startedAt: at,
    running: 0,
    idleConnections: 0,
    evictionsTotal: 0,
    openedTotal: 0,
    closedTotal: 0,
    gcYoungTotal: 0,
    gcOldTotal: 0,
    outOfMemoryTotal: 0,
  } satisfies Partial<Member>);
  for (const database of member.databases) {
    Object.assign(database, {
      committedTotal: 0,
      rolledBackTotal: 0,
      peakTotal: 0,
      checkpointsTotal: 0,
      checkpointTimeTotal: 0,
      replansTotal: 0,
      succeededTotal: 0,
      failedTotal: 0,
    } satisfies Partial<DatabaseState>);
  }
}
