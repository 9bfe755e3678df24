import { raftIsLeader } from "../metrics/cluster";
import { lastCommittedTransactionId } from "../metrics/transactions";
import {
  above,
  alertsOf,
  below,
  difference,
  highestOfDatabase,
  lowestOfDatabase,
  memberProgress,
  members,
  perDatabase,
  present,
  transactions,
  whileAbove,
  yesses,
} from "../model";

const alert = alertsOf("cluster");

const ROLES =
  "Cypher, roles and lag of each member: `SHOW DATABASES YIELD name, address, role, writer, currentStatus, statusMessage, lastCommittedTxn, replicationLag`.";
const SUPPORT =
  "Neo4j support: give the instance id, the times, the members (availability zone and mode), what was changed lately, and how much is being written. Check status.neo4j.io first.";

export const noLeader = alert("no-leader", {
  title: "No leader",
  when: below(perDatabase(members(raftIsLeader)), { critical: present }),
  holds: "1m",
  keepFiring: "2m",
  granularity: "comprehensive",
  summary: "{{instance}} has no leader and cannot write.",
  description: "Members of {{instance}} that say that they lead: {{value}}; one is expected. Writes fail until one is elected.",
  runbook: {
    meaning:
      "An election takes seconds. Without a leader for a minute, too few members reach each other for a majority: reads go on, writes fail.",
    investigate: [
      'PromQL, which member led last: `neo4j_cluster_raft_is_leader{instance_id="<instance id>"}` over the last hour.',
      ROLES,
      'PromQL, was a member too busy to answer: `neo4j_aura_cpu_usage{instance_id="<instance id>"}` and `neo4j_dbms_vm_heap_used_ratio{instance_id="<instance id>"}`, by availability zone.',
    ],
    fix: [
      "CPU or heap exhausted: take load away (stop batch jobs, terminate runaways), then resize.",
      "Drivers with `executeWrite` retry by themselves once there is a leader; restart clients that do not.",
      "Members of Aura are not in your hands: everything else is for support.",
    ],
    escalate: `At once. ${SUPPORT}`,
  },
  source: "CMI reference page (the sum should be 1; action may be needed if it is 0 for more than 30 s).",
});

export const severalLeaders = alert("several-leaders", {
  title: "Several leaders",
  when: above(perDatabase(members(raftIsLeader)), { critical: yesses(1.5) }),
  holds: "5m",
  keepFiring: "5m",
  granularity: "comprehensive",
  summary: "Several members of {{instance}} say that they lead.",
  description: "{{value}} members of {{instance}} say that they lead the same database; one is expected.",
  runbook: {
    meaning:
      "During an election two may say so for a moment. For minutes it means that members do not agree; only one of them can commit, writes sent to the others fail.",
    investigate: [
      'PromQL, which members: `neo4j_cluster_raft_is_leader{instance_id="<instance id>"} == 1`.',
      ROLES,
      'PromQL, which of them still commits: `delta(neo4j_database_transaction_last_committed_tx_id_total{instance_id="<instance id>"}[10m])`.',
      "An instance with several databases may have a leader for each: if the series carry no `database` label, this alert cannot tell them apart; switch it off for that instance.",
    ],
    fix: [
      "Watch whether the application's writes fail; drivers find the right leader again after a refresh of their routing table.",
      "Members of Aura are not in your hands: the rest is for support.",
    ],
    escalate: `At once when writes fail, else within the day. ${SUPPORT}`,
  },
  source: "CMI reference page (the sum over the members should be 1). Five minutes let an election pass; judgement of this package.",
});

export const replicationLag = alert("replication-lag", {
  title: "Members lag behind",
  when: above(difference(highestOfDatabase(members(lastCommittedTransactionId)), lowestOfDatabase(members(lastCommittedTransactionId))), {
    warning: transactions(1_000),
    critical: transactions(10_000),
  }),
  holds: "5m",
  keepFiring: "5m",
  granularity: "comprehensive",
  summary: "A member of {{instance}} lags behind in {{database}}.",
  description:
    "The slowest member of {{instance}} is {{value}} transactions behind the fastest one in {{database}} (threshold {{threshold}}).",
  runbook: {
    meaning:
      "Reads from that member are old. Clients with bookmarks wait and then fail with \"Database '…' not up to the requested version\".",
    investigate: [
      'PromQL, which member: `neo4j_database_transaction_last_committed_tx_id_total{instance_id="<instance id>"}` by availability zone and mode.',
      ROLES,
      'PromQL, is the member busy: `neo4j_aura_cpu_usage{instance_id="<instance id>"}`, `neo4j_dbms_vm_heap_used_ratio{instance_id="<instance id>"}`.',
      "PromQL, or is it a burst of writes: `sum_over_time(database:neo4j_database_transaction_committed:growth[5m])`.",
    ],
    fix: [
      "Burst of writes: larger batches make fewer transactions; slow the job down until the lag shrinks.",
      "Heavy reads on the lagging member: stop or move them.",
      "CPU-bound on every member: resize the instance.",
    ],
    escalate: `When the lag grows without a burst of writes. ${SUPPORT}`,
  },
  source:
    "Numbers: judgement of this package; Neo4j publishes none. What a lag looks like to clients: field report of one production user.",
});

export const memberStuck = alert("member-stuck", {
  title: "A member has stopped following",
  when: below(memberProgress(lastCommittedTransactionId, "15m"), { critical: transactions(1) }),
  guards: [whileAbove(highestOfDatabase(memberProgress(lastCommittedTransactionId, "15m")), transactions(100))],
  holds: "10m",
  keepFiring: "5m",
  granularity: "comprehensive",
  summary: "A member of {{instance}} no longer follows the others in {{database}}.",
  description:
    "Transactions of {{database}} that a member of {{instance}} committed in 15 minutes, while others went on: {{value}}; the alert's labels availability_zone and instance_mode say which member.",
  runbook: {
    meaning:
      "The member serves data that gets older and older, and it no longer counts as a spare: losing another member may cost the majority.",
    investigate: [
      'PromQL, since when: `neo4j_database_transaction_last_committed_tx_id_total{instance_id="<instance id>"}` by availability zone and mode; one line is flat.',
      ROLES,
      'PromQL, is it alive otherwise: `neo4j_aura_cpu_usage{instance_id="<instance id>"}` of the same zone and mode.',
    ],
    fix: [
      "Members of Aura are not in your hands: open the ticket.",
      "Meanwhile send reads that must be fresh with bookmarks, or to the leader (WRITE access mode).",
    ],
    escalate: `At once. ${SUPPORT}`,
  },
  source:
    "GraphAcademy course aura-administration, lesson 5/3 (one member flat while others move: support ticket). 15 minutes and 100 transactions: judgement of this package.",
});
