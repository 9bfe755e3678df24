import { join } from "node:path";

/** The ports of one process, all of 127.0.0.1. */
export interface MimirPorts {
  readonly http: number;
  readonly grpc: number;
  readonly gossip: number;
}

/** How Mimir is set up. */
export interface MimirSetup {
  readonly ports: MimirPorts;
  /** Where it stores. */
  readonly folder: string;
  /** Limits of every tenant, in Mimir's words. */
  readonly limits: Readonly<Record<string, unknown>>;
}

const LOOPBACK = "127.0.0.1";
const ALONE = { instance_addr: LOOPBACK };
/** What would be minutes in production, so that tests see a change at once. */
const SOON = "1s";

/** The file that a running Mimir reads limits from again and again, in its folder. */
export const RUNTIME = "runtime.yaml";

/** The whole of Mimir in one process, with its ruler sending to its own Alertmanager, and files for storage. Every request names a tenant. */
export const mimirConfig = ({ ports, folder, limits }: MimirSetup): object => {
  const bucket = (name: string) => ({ backend: "filesystem", filesystem: { dir: join(folder, name) } });
  const alertmanager = `http://${LOOPBACK}:${ports.http}/alertmanager`;
  return {
    target: "all,alertmanager", // an optional part
    multitenancy_enabled: true,
    usage_stats: { enabled: false },
    activity_tracker: { filepath: join(folder, "activity.log") },
    server: {
      http_listen_address: LOOPBACK,
      http_listen_port: ports.http,
      grpc_listen_address: LOOPBACK,
      grpc_listen_port: ports.grpc,
      log_level: "warn",
    },
    memberlist: { bind_addr: [LOOPBACK], bind_port: ports.gossip, advertise_addr: LOOPBACK },
    ingester: { ring: { ...ALONE, replication_factor: 1, min_ready_duration: "0s", final_sleep: "0s" } },
    distributor: { ring: ALONE },
    query_scheduler: { ring: ALONE },
    frontend: { address: LOOPBACK },
    store_gateway: { sharding_ring: { ...ALONE, replication_factor: 1 } },
    compactor: { data_dir: join(folder, "compactor"), sharding_ring: ALONE },
    overrides_exporter: { ring: ALONE },
    blocks_storage: {
      ...bucket("blocks"),
      tsdb: { dir: join(folder, "tsdb") },
      bucket_store: { sync_dir: join(folder, "tsdb-sync") },
    },
    ruler: { rule_path: join(folder, "rules"), alertmanager_url: alertmanager, poll_interval: SOON, ring: ALONE },
    ruler_storage: bucket("ruler"),
    alertmanager: {
      data_dir: join(folder, "alertmanager"),
      external_url: alertmanager,
      poll_interval: SOON,
      sharding_ring: { ...ALONE, replication_factor: 1 },
    },
    alertmanager_storage: bucket("alertmanagers"),
    limits,
    runtime_config: { file: join(folder, RUNTIME) }, // without one a tenant cannot ask for its limits
  };
};
