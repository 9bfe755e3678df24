import { connectionChurn, connectionLeak, connectionsNearLimit, connectionsPerCoreHigh } from "../alerts/saturation-connections";
import { boltConnectionsClosed, boltConnectionsIdle, boltConnectionsRunning } from "../metrics/connections";
import { fact, lines, rate, section, shown, watched } from "../model";

/** Bolt connections of one instance. */
export const connections = section(400, "Instance: Bolt connections", [
  lines(401, "Connections running and idle", {
    targets: [
      shown("running", boltConnectionsRunning, "stacked"),
      shown("idle", boltConnectionsIdle, "stacked"),
      shown("limit", fact("bolt-connection-limit"), "limit"),
    ],
    min: 0,
    means: "Connections that execute Cypher now, and those that wait, on the busiest member. The limit is the one in the stack file.",
    normal: "A few running, a stable pool of idle ones.",
    act: "Rising idle: a leak. Rising running: slow queries.",
  }),
  lines(402, "Share of the connection limit", {
    targets: [shown("in use", watched(connectionsNearLimit))],
    alerts: [connectionsNearLimit],
    min: 0,
    max: 1,
    means: "Open connections, measured against the limit that the stack file states; empty without one.",
    normal: "Below 80 %.",
    act: "Lower the pools' maximum, or find the application that keeps too many.",
  }),
  lines(403, "Connections opened and closed", {
    targets: [shown("opened", watched(connectionChurn)), shown("closed", rate(boltConnectionsClosed, "5m"), "below")],
    alerts: [connectionChurn],
    means: "Connections a second, over five minutes: opened upward, closed downward.",
    normal: "Little, and mirrored: pools keep connections.",
    act: "High on both sides with few idle ones: an application does not pool.",
  }),
  lines(404, "Connections opened and not closed", {
    targets: [shown("in one hour", watched(connectionLeak))],
    alerts: [connectionLeak],
    means: "How many more connections were opened than closed in an hour.",
    normal: "Around zero; a step when an application starts.",
    act: "Stays high: an application loses its connections; restart or repair it.",
  }),
  lines(405, "Running connections per core", {
    targets: [shown("per core", watched(connectionsPerCoreHigh))],
    alerts: [connectionsPerCoreHigh],
    min: 0,
    means: "Connections that execute Cypher for each core.",
    normal: "A handful.",
    act: "Above the line queries only wait for each other: fewer workers, or more cores.",
  }),
]);
