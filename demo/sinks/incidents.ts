import type { PagerDutyEvent } from "./pagerduty-event";

/** What PagerDuty shows for a deduplication key. */
export interface Incident {
  readonly dedupKey: string;
  /** Last four characters: the whole key is a secret. */
  readonly routingKeyEnd: string;
  status: "triggered" | "acknowledged" | "resolved";
  /** How often a trigger arrived while it was open. */
  triggers: number;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  resolvedAt: number | undefined;
  /** The newest trigger's. */
  event: Omit<PagerDutyEvent, "routing_key">;
}

/** Incidents by deduplication key and service. */
export interface Incidents {
  readonly apply: (event: PagerDutyEvent, dedupKey: string, at: number) => void;
  /** In the order in which they were opened; one that is triggered again after its end is another. */
  readonly all: () => readonly Incident[];
  readonly clear: () => void;
}

/** None at first. */
export function createIncidents(): Incidents {
  const incidents: Incident[] = [];
  const open = new Map<string, Incident>();
  return {
    apply: ({ routing_key: key, ...event }, dedupKey, at) => {
      const id = `${key}/${dedupKey}`;
      const current = open.get(id);
      if (current) return update(current, event, at, () => open.delete(id));
      if (event.event_action !== "trigger") return;
      const state = { status: "triggered" as const, triggers: 1, openedAt: at, resolvedAt: undefined };
      const incident: Incident = { dedupKey, routingKeyEnd: key.slice(-4), ...state, event };
      incidents.push(incident);
      open.set(id, incident);
    },
    all: () => incidents.map((incident) => ({ ...incident })),
    clear: () => {
      incidents.length = 0;
      open.clear();
    },
  };
}

function update(incident: Incident, event: Incident["event"], at: number, close: () => void): void {
  switch (event.event_action) {
    case "trigger":
      incident.triggers++;
      incident.event = event;
      return;
    case "acknowledge":
      incident.status = "acknowledged";
      return;
    case "resolve":
      incident.status = "resolved";
      incident.resolvedAt = at;
      close();
  }
}
