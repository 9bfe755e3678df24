import { boltConnectionsClosed, boltConnectionsIdle, boltConnectionsOpened, boltConnectionsRunning } from "../metrics/connections";
import { cpuLimit } from "../metrics/cpu";
import {
  above,
  alertsOf,
  count,
  difference,
  fact,
  growth,
  metric,
  perCore,
  perCoreOf,
  percent,
  perSecond,
  rate,
  ratio,
  whileAbove,
  whileBelow,
} from "../model";
import { boltConnectionsOpen } from "../records/shared";
import { LIST_CONNECTIONS, SHOW_TRANSACTIONS } from "./runbook-texts";

const alert = alertsOf("saturation");

export const connectionsNearLimit = alert("connections-near-limit", {
  title: "Connections are close to the limit",
  when: above(ratio(boltConnectionsOpen, fact("bolt-connection-limit")), { warning: percent(80), critical: percent(95) }),
  holds: "5m",
  keepFiring: "5m",
  summary: "{{instance}} has nearly as many connections as it allows.",
  description: "{{value}} of the connections that {{instance}} allows are open (threshold {{threshold}}).",
  runbook: {
    meaning:
      "At the limit new connections are refused and applications fail at once. The limit is not exported: it stands in the stack config (`limits.boltConnections`), from console › Instance › Details.",
    investigate: [
      LIST_CONNECTIONS,
      "PromQL, idle or running: `instance:neo4j_dbms_bolt_connections_idle:max`, `instance:neo4j_dbms_bolt_connections_running:max`.",
    ],
    fix: [
      "Lower `maxConnectionPoolSize` of the drivers so that all application replicas together stay below the limit.",
      "One driver object a process; close sessions.",
      "Resize for a higher limit.",
    ],
    escalate: "The team whose clients hold the most connections.",
  },
  source:
    "Warning: GraphAcademy course aura-administration, lesson 4/3 (keep at or below 80 % of the limit). Critical: judgement of this package.",
});

export const connectionChurn = alert("connection-churn", {
  title: "Connections are opened and closed all the time",
  when: above(rate(boltConnectionsOpened, "5m"), { warning: perSecond(10) }),
  guards: [whileAbove(rate(boltConnectionsClosed, "5m"), perSecond(5)), whileBelow(metric(boltConnectionsIdle), count(10))],
  holds: "15m",
  keepFiring: "10m",
  summary: "Clients of {{instance}} open a new connection for each piece of work.",
  description:
    "The busiest member of {{instance}} opens connections at a rate of {{value}} (threshold {{threshold}}) while hardly any is idle: they are not pooled.",
  runbook: {
    meaning: "Each connection costs a TLS handshake and a login. Latency doubles for short queries and the instance burns CPU on logins.",
    investigate: [
      "PromQL: `sum_over_time(instance:neo4j_dbms_bolt_connections_opened:growth[5m]) / 300`, beside `closed` and `idle`.",
      "Look in the security log for the user that logs in most often.",
    ],
    fix: [
      "Create one driver a process and keep it; it pools connections.",
      "Raise `connection liveness` and idle timeouts of the pool; serverless functions keep the driver outside of the handler.",
    ],
    escalate: "The team that owns the client.",
  },
  source:
    "Pattern: GraphAcademy course aura-administration, lesson 4/3 (opened and closed high with few idle). Number: judgement of this package.",
});

export const connectionLeak = alert("connection-leak", {
  title: "Connections are opened and not closed",
  when: above(difference(growth(boltConnectionsOpened, "1h"), growth(boltConnectionsClosed, "1h")), { warning: count(100) }),
  holds: "30m",
  keepFiring: "30m",
  summary: "Clients of {{instance}} open connections and do not close them.",
  description: "In the last hour {{value}} more connections were opened than closed on {{instance}} (threshold {{threshold}}).",
  runbook: {
    meaning: "A client leaks sessions or drivers. The connection limit will be reached, then every client is refused.",
    investigate: [
      "PromQL: `instance:neo4j_dbms_bolt_connections_open:sum` rises in a straight line.",
      LIST_CONNECTIONS,
      "The leaking client has the most of them, and the oldest.",
    ],
    fix: [
      "Close sessions (`try … finally`, `with`, `await using`).",
      "Restart the leaking client as a first aid.",
      "Set `maxConnectionLifetime` in the driver.",
    ],
    escalate: "The team that owns the client.",
  },
  source:
    "Pattern: GraphAcademy course aura-administration, lesson 4/3 (opened much larger than closed). Number: judgement of this package.",
});

export const connectionsPerCoreHigh = alert("connections-per-core-high", {
  title: "Too many running connections for the cores",
  when: above(perCoreOf(metric(boltConnectionsRunning), metric(cpuLimit)), { warning: perCore(15) }),
  holds: "10m",
  keepFiring: "5m",
  summary: "{{instance}} runs more queries at once than its cores can serve.",
  description: "Connections that {{instance}} runs at once: {{value}} (threshold {{threshold}}).",
  runbook: {
    meaning: "More than about 15 running connections for each core only wait for each other: latency rises, throughput does not.",
    investigate: [
      SHOW_TRANSACTIONS,
      "PromQL: `instance:neo4j_dbms_bolt_connections_running:max` beside `instance:neo4j_aura_cpu_utilization:ratio`.",
    ],
    fix: [
      "Limit concurrency in the client (pool size, queue).",
      "Make the slow query faster: fewer are then open at once.",
      "Resize for more cores, or add secondaries for reads.",
    ],
    escalate: "The team whose client opened most of them.",
  },
  source: "GraphAcademy course aura-administration, lesson 3/2-cpu (more than 15 active connections per core is a problem).",
});
