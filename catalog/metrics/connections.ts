import { counter, gauge } from "../model";

export const boltConnectionsRunning = gauge("neo4j_dbms_bolt_connections_running", {
  unit: "count",
  aggregation: "MAX",
  scope: "instance",
  help: "Bolt connections that execute Cypher now.",
});

export const boltConnectionsIdle = gauge("neo4j_dbms_bolt_connections_idle", {
  unit: "count",
  aggregation: "MAX",
  scope: "instance",
  help: "Bolt connections that are open and idle.",
});

export const boltConnectionsOpened = counter("neo4j_dbms_bolt_connections_opened_total", {
  unit: "count",
  aggregation: "MAX",
  scope: "instance",
  help: "Bolt connections opened since the start, failed ones included.",
});

export const boltConnectionsClosed = counter("neo4j_dbms_bolt_connections_closed_total", {
  unit: "count",
  aggregation: "MAX",
  scope: "instance",
  help: "Bolt connections closed since the start.",
});
