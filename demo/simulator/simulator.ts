import type { Counts } from "./journal";
import type { ClientOptions, Role } from "./options";
import type { Setting } from "./scenario-board";
import type { Target } from "./scenario-values";
import type { ServedSample } from "./served";
import type { Values } from "./scenarios";

/** A scenario that is on, in plain words. */
export interface ActiveSummary {
  readonly name: string;
  readonly project: string | undefined;
  readonly instance: string | undefined;
  readonly params: Values;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** A simulated Aura that listens. Everything here can also be done over HTTP, under `/admin`. */
export interface Simulator {
  /** `http://127.0.0.1:<port>`: metrics, token endpoint and management API in one. */
  readonly url: string;
  readonly port: number;
  readonly tokenUrl: string;
  /** The project endpoint, or that of one instance. */
  readonly metricsUrl: (project: string, instance?: string) => string;
  /** Switches a scenario on, for all, a project or an instance. @throws Error naming what is unknown */
  readonly set: (name: string, setting?: Setting) => ActiveSummary;
  /** Switches scenarios off: by name, by target, or all; returns how many. @throws Error naming an unknown scenario */
  readonly clear: (name?: string, target?: Target) => number;
  readonly active: () => ActiveSummary[];
  readonly counts: () => Counts;
  readonly resetCounts: () => void;
  /** The samples that were served last. */
  readonly served: (only?: { readonly metric?: string; readonly instance?: string }) => ServedSample[];
  readonly addClient: (project: string, client: ClientOptions) => void;
  /** No new tokens; those that exist live on until they expire. */
  readonly revokeClient: (clientId: string) => void;
  readonly changeSecret: (clientId: string, secret: string) => void;
  /** Roles in one project; an empty list takes all away (after `roleCacheSeconds`). */
  readonly setRoles: (project: string, clientId: string, roles: readonly Role[]) => void;
  readonly stop: () => Promise<void>;
}
