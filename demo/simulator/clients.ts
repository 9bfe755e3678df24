import type { ClientOptions, ProjectOptions, Role } from "./options";

interface Grant {
  readonly roles: readonly Role[];
  readonly before: readonly Role[];
  readonly changedAt: number;
}

interface Client {
  secret: string;
  revoked: boolean;
  readonly grants: Map<string, Grant>;
}

/** The API keys. */
export interface Clients {
  /** Whether the client exists, is not revoked, and this is its secret. */
  readonly accepts: (clientId: string, secret: string) => boolean;
  /** A role that was taken away works until Aura's cache forgets it. */
  readonly hasRole: (clientId: string, projectId: string, roles: readonly Role[]) => boolean;
  readonly add: (projectId: string, client: ClientOptions) => void;
  /** No new tokens; those that exist live on until they expire, as in Aura. */
  readonly revoke: (clientId: string) => void;
  readonly changeSecret: (clientId: string, secret: string) => void;
  readonly setRoles: (projectId: string, clientId: string, roles: readonly Role[]) => void;
}

/** The clients of all projects; one that is in several is one client. @param clock milliseconds since the epoch */
export function createClients(projects: readonly ProjectOptions[], roleCacheMs: number, clock: () => number): Clients {
  const clients = new Map<string, Client>();
  const known = (clientId: string): Client => found(clients.get(clientId), "client", clientId, [...clients.keys()]);
  const grant = ({ grants }: Client, projectId: string, roles: readonly Role[]): void => {
    const ids = projects.map(({ id }) => id);
    found(ids.includes(projectId) || undefined, "project", projectId, ids);
    grants.set(projectId, { roles, before: grants.get(projectId)?.roles ?? [], changedAt: clock() });
  };
  const add: Clients["add"] = (projectId, { clientId, clientSecret, roles = ["METRICS_READER"] }) => {
    const client = { secret: clientSecret, revoked: false, grants: clients.get(clientId)?.grants ?? new Map<string, Grant>() };
    grant(client, projectId, roles);
    clients.set(clientId, client);
  };
  for (const project of projects) for (const client of project.clients) add(project.id, client);
  return {
    add,
    accepts: (clientId, secret) => clients.get(clientId)?.secret === secret && !known(clientId).revoked,
    hasRole: (clientId, projectId, roles) => {
      const grant = clients.get(clientId)?.grants.get(projectId);
      const cached = grant && clock() < grant.changedAt + roleCacheMs ? grant.before : [];
      return roles.some((role) => grant?.roles.includes(role) || cached.includes(role));
    },
    revoke: (clientId) => void (known(clientId).revoked = true),
    changeSecret: (clientId, secret) => void (known(clientId).secret = secret),
    setRoles: (projectId, clientId, roles) => grant(known(clientId), projectId, roles),
  };
}

function found<T>(value: T | undefined, what: string, id: string, known: readonly string[]): T {
  if (value !== undefined) return value;
  throw new Error(`no ${what} "${id}"; there are: ${known.join(", ")}`);
}
