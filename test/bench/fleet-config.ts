import type { StackConfigInput } from "../../stacks/config";

/** Hexadecimal ids that are spread like real ones, and the same every time. */
export const fleetId = (index: number): string => ((index * 2_654_435_761) >>> 0).toString(16).padStart(8, "0");

/** A stack that watches so many instances in one project: teams, tiers, limits, and every tenth with a threshold of its own. */
export function fleetConfig(instances: number, changes: Partial<StackConfigInput> = {}): StackConfigInput {
  const fleet = Array.from(
    { length: instances },
    (_, index) =>
      [
        `db-${index}`,
        {
          id: fleetId(index),
          team: `team-${index % 20}`,
          tier: index % 3 === 0 ? "critical" : "standard",
          limits: { boltConnections: 400 },
          ...(index % 10 === 0 && { thresholds: { "cpu-saturated": { warning: "90%" } } }),
        },
      ] as const,
  );
  return {
    environment: "prod",
    aura: {
      projects: {
        payments: {
          id: "cb50b84c-0a53-565c-ba05-008e104efee0",
          clientId: "b3a1c0de",
          clientSecret: "aura",
          instances: Object.fromEntries(fleet),
        },
      },
    },
    prometheus: { kind: "files", directory: "/etc/prometheus/aura", mode: "own" },
    contacts: { oncall: { kind: "pagerduty", routingKey: "pagerduty" }, channel: { kind: "slack", channel: "#db", webhook: "slack" } },
    alerts: { pack: "full" },
    ...changes,
  };
}
