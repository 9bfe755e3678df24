import { param, scenario } from "./scenario";

export const noLeader = scenario("no-leader", {
  description: "No member leads: nothing can be written. Visible in Comprehensive granularity.",
  params: {},
  effect: (effects) => {
    effects.leaders = 0;
  },
});

export const twoLeaders = scenario("two-leaders", {
  description: "Two members say that they lead. Visible in Comprehensive granularity.",
  params: {},
  effect: (effects) => {
    effects.leaders = 2;
  },
});

export const replicationLag = scenario("replication-lag", {
  description: "A follower is behind the leader. Visible in Comprehensive granularity.",
  params: { transactions: param(50_000, "transactions that it is behind"), member: param("1", 'index of the follower, from 1, or "all"') },
  effect: (effects, { transactions }) => {
    effects.replicationLag = transactions;
  },
});

export const memberStuck = scenario("member-stuck", {
  description: "A member applies no transaction while the others move on. Visible in Comprehensive granularity.",
  params: { member: param("1", "index of the member, from 0") },
  effect: (effects) => {
    effects.stuck = true;
  },
});
