import { memberParam, param, scenario } from "./scenario";

export const latency = scenario("latency", {
  description: "Queries are slow.",
  params: {
    factor: param(20, "multiplies every percentile"),
    tailFactor: param(1, "multiplies the 99th percentile once more: a long tail"),
    ...memberParam,
  },
  effect: (effects, { factor, tailFactor }) => {
    effects.latencyFactor = factor;
    effects.tailFactor = tailFactor;
  },
});

export const throughput = scenario("throughput", {
  description: "More or fewer queries than usual.",
  params: { factor: param(0.1, "multiplies the queries") },
  effect: (effects, { factor }) => {
    effects.throughputFactor = factor;
  },
});

export const idle = scenario("idle", {
  description: "Nobody queries: counters stand still; latency and hit ratio are NaN.",
  params: memberParam,
  effect: (effects) => {
    effects.idle = true;
  },
});

export const replans = scenario("replans", {
  description: "Queries are planned again and again, as with literals in place of parameters.",
  params: { perSecond: param(20, "replans a second in each database"), ...memberParam },
  effect: (effects, { perSecond }) => {
    effects.replansPerSecond = perSecond;
  },
});

export const slowCheckpoint = scenario("slow-checkpoint", {
  description: "Checkpoints take long.",
  params: { minutes: param(20, "duration of the last checkpoint in minutes"), ...memberParam },
  effect: (effects, { minutes }) => {
    effects.checkpointMs = minutes * 60_000;
  },
});

export const stalledCheckpoints = scenario("stalled-checkpoints", {
  description: "No checkpoint happens any more.",
  params: memberParam,
  effect: (effects) => {
    effects.checkpointsStalled = true;
  },
});

export const transactionsPileUp = scenario("transactions-pile-up", {
  description: "Transactions open and do not end.",
  params: {
    perSecond: param(2, "transactions a second that stay open"),
    atOnce: param(0, "transactions that are open from the first moment"),
    ...memberParam,
  },
  effect: (effects, { perSecond, atOnce }, elapsed) => {
    effects.extraTransactions = atOnce + perSecond * elapsed;
  },
});
