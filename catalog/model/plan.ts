import type { Alert, Levels, Severity } from "./alert";
import type { Granularity, Metric } from "./metric";
import type { Calendar, Contact, PlannedHeartbeat, PlannedMaintenance, PlannedRoute } from "./routing";
import type { Recorded } from "./signal";
import type { Duration } from "./units";

/** One Aura instance to watch. */
export interface PlannedInstance {
  /** Permanent identity: eight hexadecimal digits. */
  readonly id: string;
  /** Id of the project that it belongs to. */
  readonly projectId: string;
  /** What people call it. May change at any time without a page. */
  readonly name: string;
  readonly environment: string;
  readonly team?: string;
  readonly tier?: string;
  readonly service?: string;
  /** More labels for its info series. */
  readonly labels: Readonly<Record<string, string>>;
  readonly limits: { readonly boltConnections?: number };
  /** `always`: expected to be paused. Else the name of a calendar in which it may be paused. */
  readonly pause?: string;
}

/** One Aura project and how it is read. */
export interface PlannedProject {
  /** Its name in the config. */
  readonly key: string;
  /** Permanent identity: a UUID. */
  readonly id: string;
  readonly clientId: string;
  /** Refers to the client secret: the text of a `SecretReference`, as all secrets in a plan. Never its value. */
  readonly clientSecret: string;
  readonly granularity: Granularity;
  /** What is scraped: the project as a whole, or each instance by itself. */
  readonly endpoints: readonly PlannedEndpoint[];
  /** Databases expected in an instance; only used to compute limits. */
  readonly expectedDatabases: number;
  /** When the credentials were issued, in seconds since the epoch. */
  readonly credentialsIssued?: number;
}

export interface PlannedEndpoint {
  /** The project id, or the instance id: the label `aura_endpoint`. */
  readonly id: string;
  readonly path: string;
  /** Expected instances behind it, for the computed limits. */
  readonly instances: number;
}

/** An alert with every override for the whole stack applied; it holds only the severities that are switched on. */
export interface PlannedAlert extends Alert {
  readonly on: readonly Severity[];
}

/** A threshold that one instance has for itself; `null` switches the severity off for that instance. */
export interface PlannedThreshold {
  readonly projectId: string;
  readonly instanceId: string;
  readonly alert: string;
  readonly severity: Severity;
  readonly value: number | null;
}

export interface PlannedRemoteWrite {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly auth?:
    | { readonly kind: "basic"; readonly username: string; readonly password: string }
    | { readonly kind: "bearer"; readonly credentials: string }
    | { readonly kind: "sigv4"; readonly region: string; readonly roleArn?: string };
  /** Files on the server's machine. */
  readonly tls?: { readonly ca?: string; readonly certificate?: string; readonly key?: string; readonly serverName?: string };
  readonly queue?: { readonly maxShards?: number; readonly capacity?: number; readonly samplesPerSend?: number };
  /** What is done to series before they are written: which go there, and with which labels. @default every series as it is */
  readonly relabels?: readonly PlannedRelabel[];
}

/** One step of relabelling, in Prometheus' own words. */
export interface PlannedRelabel {
  readonly source_labels: readonly string[];
  readonly regex: string;
  readonly action?: "keep" | "drop";
  readonly target_label?: string;
  readonly replacement?: string;
}

export interface PlannedLinks {
  /** The runbook of an alert is at `<runbooks>/<alert id>.md`. */
  readonly runbooks: string;
  /** Where dashboards live, for links. Absent: messages carry no dashboard link. */
  readonly dashboards?: string;
  /** Begins the uids of the dashboards that are linked to: those of this stack, or of another one that shows this one, too. */
  readonly dashboardPrefix: string;
  /** Aura console. */
  readonly console: string;
  /** Alertmanager as people reach it, for the Silence link. */
  readonly alertmanager?: string;
}

/** What one stack watches, with every default and override already applied. The only input of a compiler. */
export interface Plan {
  /** Identity of the stack: the label `aura_stack`, and part of every job, group, file and object name. */
  readonly stack: string;
  readonly environment: string;
  /** Origin of the metrics endpoint, without a path. */
  readonly metricsUrl: string;
  readonly tokenUrl: string;
  readonly projects: readonly PlannedProject[];
  readonly instances: readonly PlannedInstance[];
  /** Seconds. */
  readonly interval: number;
  /** Seconds. */
  readonly timeout: number;
  readonly metrics: readonly Metric[];
  readonly records: readonly Recorded[];
  readonly alerts: readonly PlannedAlert[];
  readonly thresholds: readonly PlannedThreshold[];
  readonly watcher: { readonly prometheus?: string; readonly alertmanager?: string };
  readonly contacts: readonly Contact[];
  readonly routes: readonly PlannedRoute[];
  readonly heartbeats: readonly PlannedHeartbeat[];
  readonly calendars: readonly Calendar[];
  readonly maintenance: readonly PlannedMaintenance[];
  readonly remoteWrite: readonly PlannedRemoteWrite[];
  /** Ids of alerts whose signal is recorded where their guards hold, for vendors that cannot join, or look back, themselves. */
  readonly watched: readonly string[];
  readonly retention: { readonly time: Duration; readonly size?: string };
  readonly links: PlannedLinks;
}

/** The number of a threshold for the whole stack. */
export const levelOf = (levels: Levels, severity: Severity): number | undefined => levels[severity]?.value;

/** The instance that an endpoint serves alone; undefined for the endpoint of a whole project. */
export const instanceBehind = ({ instances }: Plan, project: PlannedProject, { id }: PlannedEndpoint): PlannedInstance | undefined =>
  instances.find((it) => it.id === id && it.projectId === project.id);
