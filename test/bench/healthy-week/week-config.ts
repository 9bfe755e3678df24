import type { Pack } from "../../../catalog/model";
import type { StackConfigInput } from "../../../stacks/config";

/** The Aura project of the week. */
export const PROJECT = "cb50b84c-0a53-565c-ba05-008e104efee0";
export const STACK = "prod";

/** A small fleet with names, teams and limits; five databases. */
export const FLEET = [
  { id: "6b0c65e8", name: "orders", team: "payments", databases: ["neo4j"], load: 0.55, cores: 4 },
  { id: "269e0d37", name: "catalog", team: "shop", databases: ["neo4j", "archive"], load: 0.4, cores: 2 },
  { id: "00000123", name: "search", team: "shop", databases: ["neo4j", "staging"], load: 0.3, cores: 8 },
] as const;

/** A stack that watches it with every default: nothing is tuned to be quiet. */
export const weekConfig = (pack: Pack): StackConfigInput => ({
  environment: "prod",
  aura: {
    projects: {
      shop: {
        id: PROJECT,
        clientId: "reader",
        clientSecret: "aura",
        instances: Object.fromEntries(FLEET.map(({ id, name, team }) => [name, { id, team, limits: { boltConnections: 400 } }])),
      },
    },
  },
  scrape: { profile: "resource-efficient" },
  prometheus: { kind: "files", directory: "/etc/prometheus/aura", mode: "own" },
  contacts: { oncall: { kind: "pagerduty", routingKey: "pagerduty" }, channel: { kind: "slack", channel: "#db", webhook: "slack" } },
  alerts: { pack },
});
