/** JSON as Grafana keeps it without looking inside. */
export type Json = Readonly<Record<string, unknown>>;

export interface Folder {
  readonly uid: string;
  readonly title: string;
  readonly version: number;
}

export interface Dashboard {
  readonly id: number;
  readonly version: number;
  readonly folderUid: string;
  /** As it was sent, with the id and version that Grafana gave it. */
  readonly model: Json;
  /** Of the last change. */
  readonly message: string;
}

export interface DataSource {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly url: string;
  readonly access: string;
  readonly isDefault: boolean;
  readonly basicAuth: boolean;
  readonly basicAuthUser: string;
  readonly jsonData: Json;
  /** Never answered, but by its keys. */
  readonly secureJsonData: Readonly<Record<string, string>>;
}

/** Who may do what in a folder; exactly one of role, team and user is set. */
export interface Permission {
  readonly builtInRole?: string | undefined;
  readonly teamId?: number | undefined;
  readonly userId?: number | undefined;
  readonly permission: string;
}

export interface Annotation {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly timeEnd: number;
  readonly text: string;
  readonly tags: readonly string[];
  readonly dashboardUID?: string | undefined;
  readonly panelId?: number | undefined;
}

export interface RuleGroup {
  readonly folderUid: string;
  readonly title: string;
  readonly interval: number;
  readonly rules: readonly Json[];
}

/** Everything that one organisation of a Grafana holds. Tests may look at it, and change it as a hand in the browser would. */
export interface State {
  readonly folders: Map<string, Folder>;
  readonly dashboards: Map<string, Dashboard>;
  readonly dataSources: Map<string, DataSource>;
  /** By uid of the folder. */
  readonly permissions: Map<string, readonly Permission[]>;
  readonly annotations: Map<number, Annotation>;
  readonly ruleGroups: Map<string, RuleGroup>;
  readonly teams: readonly { readonly id: number; readonly name: string }[];
  readonly contactPoints: readonly string[];
  /** The next number that nothing has yet. */
  readonly nextId: () => number;
}

/** A Grafana in which nothing was made yet. */
export function emptyState(teams: State["teams"], contactPoints: readonly string[]): State {
  let last = 0;
  return {
    folders: new Map(),
    dashboards: new Map(),
    dataSources: new Map(),
    permissions: new Map(),
    annotations: new Map(),
    ruleGroups: new Map(),
    teams,
    contactPoints,
    nextId: () => ++last,
  };
}
