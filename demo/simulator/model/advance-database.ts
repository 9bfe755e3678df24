import type { DatabaseState, Member } from "./member";
import { noise, smoothNoise } from "./random";
import type { Step } from "./step";

const DAY = 86_400_000;
const CHECKPOINT_EVERY = 15 * 60_000;
const STORE_SIZE_EVERY = 10 * 60_000;

interface Now {
  readonly work: number;
  readonly busy: number;
}

/** Moves one database of a member; returns the transactions that are open at the end of the step. */
export function advanceDatabase(database: DatabaseState, member: Member, step: Step, now: Now): number {
  const queries = database.profile.queriesPerSecond * now.work;
  measureLatency(database, member, step, now.busy);
  const active = measureTransactions(database, step, queries);
  countQueries(database, step, queries);
  followLog(database, member, step);
  measureData(database, step);
  checkpoint(database, member, step);
  return active;
}

function measureLatency(database: DatabaseState, member: Member, { effects, at }: Step, busy: number): void {
  const congestion = 1 + 2 * Math.max(0, busy - 0.7);
  const wobble = 0.92 + 0.16 * smoothNoise(member.seed + 7, at / 60_000);
  database.p50 = database.profile.latencyMs * congestion * wobble * (effects.latencyFactor ?? 1);
  database.p75 = database.p50 * 1.8;
  database.p99 = database.p50 * 6 * (effects.tailFactor ?? 1);
}

/** Open transactions = arrivals × time in the system (Little's law). */
function measureTransactions(database: DatabaseState, { effects }: Step, queries: number): number {
  const open = queries * database.p50 * 0.0015 + (effects.extraTransactions ?? 0) * database.profile.share;
  database.activeRead = Math.round(open * 0.75);
  database.activeWrite = Math.round(open * 0.25);
  database.peakTotal = Math.max(database.peakTotal, database.activeRead + database.activeWrite);
  return open;
}

function countQueries(database: DatabaseState, { effects, seconds }: Step, queries: number): void {
  const failed = effects.failureRatio ?? 0.001;
  const rolledBack = effects.rollbackRatio ?? 0.002;
  const count = queries * seconds;
  database.succeededTotal += count * (1 - failed);
  database.failedTotal += count * failed;
  database.committedTotal += count * 0.8 * (1 - rolledBack);
  database.rolledBackTotal += count * 0.8 * rolledBack;
  database.replansTotal += (effects.replansPerSecond ?? queries * 0.0004) * seconds;
}

function followLog(database: DatabaseState, member: Member, { effects, heads, at, profile }: Step): void {
  if (effects.stuck) return;
  const head = heads[profile.databases.indexOf(database.profile)] ?? 0;
  const behind = member.index === 0 ? 0 : (effects.replicationLag ?? 2 * noise(member.seed, at / 1_000));
  database.transactionId = Math.max(database.transactionId, head - behind);
}

function measureData(database: DatabaseState, { effects, at, bornAt, profile: instance }: Step): void {
  const { profile } = database;
  const days = (at - bornAt) / DAY;
  const daysAtRefresh = Math.max(0, (Math.floor(at / STORE_SIZE_EVERY) * STORE_SIZE_EVERY - bornAt) / DAY);
  const extraNodes = (effects.extraNodes ?? 0) * profile.share;
  database.nodes = profile.nodes + profile.nodesPerDay * days + extraNodes;
  database.relationships = profile.relationships + (profile.nodesPerDay * days + extraNodes) * 3;
  const normal = profile.storeBytes + profile.storeBytesPerDay * daysAtRefresh + (effects.extraStoreBytes ?? 0) * profile.share;
  database.storeBytes = effects.storageRatio === undefined ? normal : effects.storageRatio * instance.storageBytes * profile.share;
}

/** Aura checkpoints every 15 minutes; each database at its own moment. */
function checkpoint(database: DatabaseState, member: Member, { effects, at, seconds }: Step): void {
  if (effects.checkpointsStalled) return;
  const shift = noise(member.seed, 8) * CHECKPOINT_EVERY;
  const done = Math.floor((at + shift) / CHECKPOINT_EVERY) - Math.floor((at + shift - seconds * 1_000) / CHECKPOINT_EVERY);
  const slow = effects.checkpointMs;
  if (done === 0 && slow === undefined && database.checkpointDuration > 0) return;
  const duration = slow ?? 1_500 + (database.profile.storeBytes / 2 ** 24) * (0.8 + 0.4 * noise(member.seed, at / CHECKPOINT_EVERY));
  database.checkpointDuration = duration;
  database.checkpointsTotal += done;
  database.checkpointTimeTotal += done * duration;
}
