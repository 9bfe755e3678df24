import { cypherReplans, queriesSucceeded } from "../metrics/queries";
import { transactionsActiveRead } from "../metrics/transactions";
import {
  above,
  alertsOf,
  below,
  count,
  deviation,
  growth,
  magnitude,
  mean,
  metric,
  percent,
  perSecond,
  ratio,
  times,
  whileAbove,
  whileExists,
} from "../model";
import { queryRateKnown, queryRateQuietLastWeek, queryRateSpread, queryRateUsual } from "../records/baselines";
import { queryRate } from "../records/shared";

const alert = alertsOf("performance");

/** Counters bridge a quarter of an hour without scrapes and seem to stand still meanwhile; a gauge is gone after a few intervals. */
const whileServed = whileExists(metric(transactionsActiveRead));

export const throughputStopped = alert("throughput-stopped", {
  title: "Queries have stopped",
  when: below(ratio(queryRate, queryRateQuietLastWeek), { warning: percent(10), critical: percent(2) }),
  guards: [whileAbove(queryRateQuietLastWeek, perSecond(1)), whileServed],
  holds: "15m",
  keepFiring: "5m",
  summary: "Hardly any queries reach {{database}} on {{instance}} any more.",
  description:
    "{{database}} on {{instance}} answers only {{value}} of the queries of its quietest moment at this time of last week (threshold {{threshold}}).",
  runbook: {
    meaning:
      "The database is there and nobody uses it: applications are down, cannot connect, cannot log in, or use another database. A holiday or a planned stop looks the same.",
    investigate: [
      "PromQL, do they connect: `instance:neo4j_dbms_bolt_connections_open:sum`, and `sum_over_time(instance:neo4j_dbms_bolt_connections_opened:growth[15m])`.",
      "PromQL, do they fail instead: `database:neo4j_db_query_execution_failure:ratio5m`.",
      "From the application's network: `cypher-shell -a <connection URI> -u <user> -d <database> 'RETURN 1'` (it asks for the password).",
      "Query log and security log (console › Instance › Logs): the last query, and failed logins after it.",
      "Console › Instances: is the instance running? See status.neo4j.io as well.",
    ],
    fix: [
      "Restart or roll back the application.",
      "Passwords, IP allow-list, private link or DNS changed: restore them.",
      "Work on purpose elsewhere (migration, holiday): silence the alert for that time.",
    ],
    escalate: "The application's team at once. Neo4j support when `RETURN 1` fails although the console says that the instance is running.",
  },
  source:
    "Judgement of this package (a tenth, then a fiftieth, of the quietest five minutes around this time of last week, where that was above one query a second).",
});

export const throughputUnusual = alert("throughput-unusual", {
  title: "Traffic is outside of its usual band",
  when: above(magnitude(deviation(mean(queryRate, "1h"), queryRateUsual, queryRateSpread)), { info: times(4) }),
  guards: [whileAbove(queryRateKnown, count(100)), whileAbove(queryRateUsual, perSecond(1)), whileServed],
  holds: "30m",
  keepFiring: "30m",
  pack: "full",
  summary: "{{database}} on {{instance}} gets far more or far fewer queries than usual.",
  description:
    "The query rate of {{database}} on {{instance}} is away from the mean of the week by {{value}} its usual spread (threshold {{threshold}}).",
  runbook: {
    meaning: "Traffic changed more than it does between day and night: a campaign, a retry storm, a new client, or one that went away.",
    investigate: [
      "PromQL, up or down: `database:neo4j_db_query_execution:rate5m` beside `avg_over_time(database:neo4j_db_query_execution:rate_mean1h[7d])`.",
      "Query log: group by application and user; whose share changed?",
      "PromQL, do retries drive it: `database:neo4j_db_query_execution_failure:ratio5m`.",
    ],
    fix: [
      "Expected: nothing; the band learns it within a week.",
      "Retry storm: give the client a backoff, then fix what fails.",
      "Grown for good: check CPU and connections (cpu-saturated, connections-near-limit).",
    ],
    escalate: "The team of the application whose share changed.",
  },
  source:
    "Judgement of this package (four standard deviations of the week's hourly means; at least 100 hours of history and one query a second).",
});

export const replansHigh = alert("replans-high", {
  title: "Queries are planned again and again",
  when: above(ratio(growth(cypherReplans, "15m"), growth(queriesSucceeded, "15m")), { warning: percent(10) }),
  guards: [whileAbove(growth(queriesSucceeded, "15m"), count(100))],
  holds: "30m",
  keepFiring: "15m",
  summary: "Many queries against {{database}} on {{instance}} are planned anew.",
  description: "Replans on {{database}} of {{instance}} are {{value}} of its queries (threshold {{threshold}}); usually plans are reused.",
  runbook: {
    meaning:
      "Planning can cost more than running a short query. Mostly literals stand in the query text where parameters belong, so that each text is a new query; or the data changes so fast that plans grow old.",
    investigate: [
      "Query log: the same query many times, differing only in numbers or strings.",
      "PromQL: `sum_over_time(database:neo4j_database_cypher_replan_events:growth[15m]) / 900` beside `database:neo4j_db_query_execution:rate5m`.",
      "After a bulk load some replans are normal and end by themselves.",
    ],
    fix: [
      "Pass values as parameters: `MATCH (p:Person {id: $id})` instead of `{id: 42}`.",
      "Do not build query texts with labels, property names or list lengths that vary.",
      "Send lists as one parameter: `UNWIND $rows AS row`.",
    ],
    escalate: "The team that owns the client which sends those queries.",
  },
  source:
    "Pattern: CMI reference page and GraphAcademy course aura-administration, lesson 5/7 (consistently high: literals instead of parameters). Number and minimum of traffic: judgement of this package.",
});
