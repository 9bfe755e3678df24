/** What runbooks say alike. */
export const SHOW_TRANSACTIONS =
  "In Query or cypher-shell: `SHOW TRANSACTIONS YIELD transactionId, username, elapsedTime, currentQuery WHERE elapsedTime.minutes > 1 RETURN * ORDER BY elapsedTime DESC` (one server at a time: READ access mode shows a secondary, WRITE the leader).";

/** How Neo4j is asked for help. */
export const SUPPORT =
  "Open a ticket with Neo4j support when the fixes do not help: give the instance id, the time range, the pattern, and what was changed lately. Check status.neo4j.io first.";

/** Idle connections have no transaction, so `SHOW TRANSACTIONS` does not know them. Source: operations manual, "Manage connections". */
export const LIST_CONNECTIONS =
  "Cypher, whose connections they are: `CALL dbms.listConnections() YIELD username, userAgent, clientAddress, connectTime RETURN username, userAgent, clientAddress, count(*) AS connections, min(connectTime) AS oldest ORDER BY connections DESC`. An administrator sees all of them; anybody else sees only their own.";
