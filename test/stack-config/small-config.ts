import { isMap } from "../../stacks/mistakes/path-text";

const PROJECT = "cb50b84c-0a53-565c-ba05-008e104efee0";

/** The smallest useful config. */
export const smallConfig = {
  environment: "prod",
  aura: {
    projects: {
      payments: {
        id: PROJECT,
        clientId: "b3a1kVxB",
        clientSecret: "aura-payments",
        instances: { orders: { id: "6b0c65e8", team: "payments", tier: "critical" } },
      },
    },
  },
  prometheus: { kind: "files", directory: "/etc/prometheus/aura" },
  contacts: { chat: { kind: "slack", channel: "#db-alerts", webhook: "slack" } },
};

/** Values by path, as `alerts.pack`; `undefined` takes one away. */
export type Changes = Readonly<Record<string, unknown>>;

/** The smallest useful config with some values changed. */
export const changed = (changes: Changes): unknown =>
  Object.entries(changes).reduce<unknown>((config, [path, value]) => put(config, path.split("."), value), smallConfig);

function put(config: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const { [key]: old, ...others } = isMap(config) ? config : {};
  const it = put(old, rest, value);
  const entries = Object.entries(isMap(config) ? config : {}).map(([name, was]) => [name, name === key ? it : was] as const);
  return Object.fromEntries(
    (key in (isMap(config) ? config : {}) ? entries : [...Object.entries(others), [key, it] as const]).filter(
      ([, its]) => its !== undefined,
    ),
  );
}
