import { type Plan, type PlannedRemoteWrite, toDuration } from "../../catalog/model";
import type { SecretFile } from "./scrape";

/** A Prometheus that belongs to this stack alone: its whole configuration file. */
export interface ServerConfig {
  readonly global: {
    readonly scrape_interval: string;
    readonly scrape_timeout: string;
    readonly evaluation_interval: string;
    readonly external_labels?: Readonly<Record<string, string>>;
  };
  readonly rule_files?: readonly string[];
  readonly scrape_config_files: readonly string[];
  readonly scrape_configs: readonly object[];
  readonly alerting?: object;
  readonly remote_write?: readonly object[];
  readonly storage: object;
}

/** Where an own server and its Alertmanagers listen, and where its files are. */
export interface ServerPlace {
  /** `host:port` of this Prometheus and its replicas, for scraping themselves. */
  readonly prometheus: readonly string[];
  /** `host:port` of each Alertmanager. All of them: alerts are never sent through a load balancer. */
  readonly alertmanagers: readonly string[];
  /** Globs of its rules and scrape jobs; relative ones belong to the folder of the configuration file. @default rules/*.yml, scrape/*.yml */
  readonly files?: { readonly rules: string; readonly scrape: string };
  /**
   * What tells replicas apart: a label of everything that leaves a server, and its value, in which Prometheus expands `${VARIABLE}`. Alerts
   * go without it, or each replica's would be another alert. @default there are none
   */
  readonly replica?: { readonly label: string; readonly value: string };
}

const BESIDE = { rules: "rules/*.yml", scrape: "scrape/*.yml" };

/** What an own server does beside storing. */
export interface ServerDuties {
  /** Evaluates the stack's rules, and tells its Alertmanagers. @default true */
  readonly evaluates?: boolean;
}

/** The whole `prometheus.yml` of an own server. It watches itself and its Alertmanagers too. */
export function compileServer(
  plan: Plan,
  place: ServerPlace,
  secretFile: SecretFile,
  { evaluates = true }: ServerDuties = {},
): ServerConfig {
  const { alertmanagers, files = BESIDE, replica } = place;
  return {
    global: {
      scrape_interval: toDuration(plan.interval),
      scrape_timeout: toDuration(plan.timeout),
      evaluation_interval: toDuration(plan.interval),
      ...(replica !== undefined && { external_labels: { [replica.label]: replica.value } }),
    },
    ...(evaluates && { rule_files: [files.rules] }),
    ...scraping(plan, place, secretFile),
    ...(evaluates &&
      alertmanagers.length > 0 && {
        alerting: {
          ...(replica !== undefined && { alert_relabel_configs: [{ regex: replica.label, action: "labeldrop" }] }),
          alertmanagers: [{ static_configs: [{ targets: alertmanagers }] }],
        },
      }),
    storage: {
      tsdb: { retention: { time: plan.retention.time, ...(plan.retention.size !== undefined && { size: plan.retention.size }) } },
    },
  };
}

/** A `prometheus --agent` that belongs to this stack alone: it scrapes and passes on, and refuses a file that asks for more. */
export type AgentConfig = Omit<ServerConfig, "global" | "storage" | "rule_files" | "alerting"> & {
  readonly global: Omit<ServerConfig["global"], "evaluation_interval">;
};

/** The whole `prometheus.yml` of an own agent. It watches itself, and its Alertmanagers where it is told of them. */
export const compileAgent = (plan: Plan, place: ServerPlace, secretFile: SecretFile): AgentConfig => ({
  global: { scrape_interval: toDuration(plan.interval), scrape_timeout: toDuration(plan.timeout) },
  ...scraping(plan, place, secretFile),
});

/** What every own server does. */
function scraping(plan: Plan, { prometheus: servers, alertmanagers, files = BESIDE }: ServerPlace, secretFile: SecretFile) {
  const { prometheus, alertmanager } = plan.watcher;
  return {
    scrape_config_files: [files.scrape],
    scrape_configs: [
      ...(prometheus === undefined ? [] : [{ job_name: prometheus, static_configs: [{ targets: servers }] }]),
      ...(alertmanager === undefined ? [] : [{ job_name: alertmanager, static_configs: [{ targets: alertmanagers }] }]),
    ],
    ...(plan.remoteWrite.length > 0 && { remote_write: plan.remoteWrite.map((it) => compileRemoteWrite(plan, it, secretFile)) }),
  };
}

/** One `remote_write` block; its queue keeps what cannot be delivered for a while. */
export function compileRemoteWrite(plan: Plan, it: PlannedRemoteWrite, secretFile: SecretFile): object {
  return {
    name: `aura-${plan.stack}-${it.name}`,
    url: it.url,
    ...(Object.keys(it.headers).length > 0 && { headers: it.headers }),
    ...authorization(it.auth, secretFile),
    ...(it.relabels !== undefined && { write_relabel_configs: it.relabels }),
    ...(it.tls !== undefined && { tls_config: tlsConfig(it.tls) }),
    queue_config: { retry_on_http_429: true, ...queueConfig(it.queue) },
  };
}

const tlsConfig = ({ ca, certificate, key, serverName }: NonNullable<PlannedRemoteWrite["tls"]>): object => ({
  ...(ca !== undefined && { ca_file: ca }),
  ...(certificate !== undefined && { cert_file: certificate }),
  ...(key !== undefined && { key_file: key }),
  ...(serverName !== undefined && { server_name: serverName }),
  min_version: "TLS12",
});

const queueConfig = ({ maxShards, capacity, samplesPerSend }: NonNullable<PlannedRemoteWrite["queue"]> = {}): object => ({
  ...(maxShards !== undefined && { max_shards: maxShards }),
  ...(capacity !== undefined && { capacity }),
  ...(samplesPerSend !== undefined && { max_samples_per_send: samplesPerSend }),
});

function authorization(auth: PlannedRemoteWrite["auth"], secretFile: SecretFile): object {
  switch (auth?.kind) {
    case "basic":
      return { basic_auth: { username: auth.username, password_file: secretFile(auth.password) } };
    case "bearer":
      return { authorization: { credentials_file: secretFile(auth.credentials) } };
    case "sigv4":
      return { sigv4: { region: auth.region, ...(auth.roleArn !== undefined && { role_arn: auth.roleArn }) } };
    case undefined:
      return {};
  }
}
