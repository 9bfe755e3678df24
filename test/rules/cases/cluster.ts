import * as cluster from "../../../catalog/alerts/cluster";
import { raftIsLeader } from "../../../catalog/metrics/cluster";
import { lastCommittedTransactionId } from "../../../catalog/metrics/transactions";
import { lossy, sparse, turning } from "../harness/courses";
import type { RuleCase } from "../harness/rule-case";
import { samplesIn } from "../harness/windows";
import { type Course, INSTANCES, KNOWN_LABELS, members, PROJECT, type Series, STACK, type World } from "../harness/world";

const NEO4J = { database: "neo4j" };
const MOVIES = { database: "movies" };

/** Who leads `neo4j`; the second database is led by the first member. */
const leading = (who: readonly [Course, Course, Course], world: World): readonly Series[] => [
  ...members(raftIsLeader, who, world, NEO4J),
  ...members(raftIsLeader, [1, 0, 0], world, MOVIES),
];

/** A course that ends with its first sample: the member is gone. */
const gone =
  (value: number, samples = 1): Course =>
  (step) =>
    step < samples ? value : null;

/** Every third scrape another member leads. */
const taking =
  (turn: number): Course =>
  (step) =>
    Math.floor(step / 3) % 2 === turn ? 1 : 0;

const instances = [
  { aura_stack: STACK, aura_project: PROJECT, instance_id: INSTANCES.known, ...KNOWN_LABELS },
  { aura_stack: STACK, aura_project: PROJECT, instance_id: INSTANCES.unknown, environment: "prod" },
] as const;

export const noLeader: RuleCase = {
  alert: cluster.noLeader,
  series: (value, world) => leading([0, value, 0], world),
  silent: { "while members lead by turns": (_value, world) => leading([taking(0), taking(1), 0], world) },
  fires: { "although two scrapes in three are lost": (value, world) => leading([sparse(0), sparse(value), sparse(0)], world) },
};

export const noLeaderOnceItIsGone: RuleCase = {
  alert: cluster.noLeader,
  series: (value, world) => leading([gone(1, 4), (step) => (step < 4 ? 0 : value), 0], world),
  // The last sample counts for two and a half intervals.
  from: (_value, { interval }) => (3 + 3) * interval,
  survivesLostScrapes: false,
};

export const noLeaderWithoutDatabases: RuleCase = {
  alert: cluster.noLeader,
  series: (value, world) => members(raftIsLeader, [0, value, 0], world),
  labels: instances,
};

export const severalLeaders: RuleCase = {
  alert: cluster.severalLeaders,
  values: () => ({ fires: 2, silent: 1 }),
  series: (value, world) => leading([1, value > 1 ? 1 : 0, 0], world),
  silent: {
    "while each database has a leader of its own": (_value, world) => leading([0, 1, 0], world),
    "once the old leader is gone": (_value, world) => leading([gone(1), 1, 0], world),
  },
  fires: { "although two scrapes in three are lost": (_value, world) => leading([sparse(1), sparse(1), sparse(0)], world) },
};

/** Ten transactions a scrape; the others are so many behind. */
const behind = (
  lags: readonly [number, number, number],
  world: World,
  change: (it: Course, member: number) => Course = (it) => it,
): readonly Series[] => {
  const following =
    (lag: number): Course =>
    (step) =>
      1_000_000 + step * 10 - lag;
  const [first, second, third] = lags.map((lag, member) => change(following(lag), member)) as [Course, Course, Course];
  return [
    ...members(lastCommittedTransactionId, [first, second, third], world, NEO4J),
    ...members(lastCommittedTransactionId, [following(50_000), following(50_000), following(50_000)], world, MOVIES),
  ];
};

export const replicationLag: RuleCase = {
  alert: cluster.replicationLag,
  series: (value, world) => behind([0, value / 2, value], world),
  silent: {
    "once the member that lags is gone": (value, world) =>
      behind([0, 0, value], world, (it, member) => (member === 2 ? gone(1_000_000 - value) : it)),
    "three intervals after the member that lags went": (value, world) =>
      behind([0, 0, value], world, (it, member) => (member === 2 ? turning(300 - 3.5 * world.interval, it, () => null, world) : it)),
  },
  fires: {
    "whichever member lags": (value, world) => behind([value, 0, 0], world),
    "although two scrapes in three are lost": (value, world) => behind([0, 0, 2 * value], world, sparse),
  },
};

/** What the third member and the two others commit in a quarter of an hour. In the second database nobody writes. */
const committing = (third: number, others: number, world: World, change = (it: Course): Course => it): readonly Series[] => {
  const steps = samplesIn("15m", world) - 1;
  const course = (per15m: number): Course => change((step) => 1_000 + (step * per15m) / steps);
  return [
    ...members(lastCommittedTransactionId, [course(others), course(others / 2), course(third)], world, NEO4J),
    ...members(lastCommittedTransactionId, [7, 7, 7], world, MOVIES),
  ];
};

export const memberStuck: RuleCase = {
  alert: cluster.memberStuck,
  series: (value, world) => committing(value, 101, world),
  from: (_value, world) => (samplesIn("15m", world) - 1) * world.interval,
  labels: instances.map((it) => ({ ...it, ...NEO4J, availability_zone: "eu-west-1c", instance_mode: "SECONDARY" })),
  silent: { "while the others hardly write": (value, world) => committing(value, 99, world) },
  fires: { "although two scrapes in seven are lost": (value, world) => committing(value, 1_000, world, lossy) },
  survivesLostScrapes: false,
};
