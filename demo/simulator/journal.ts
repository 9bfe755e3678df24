/** What one path of the simulator answered so far. */
export interface EndpointCount {
  requests: number;
  lastStatus: number;
  /** Milliseconds since the epoch. */
  lastAt: number;
  readonly statuses: Record<string, number>;
}

/** What one client asked the token endpoint. */
export interface TokenCount {
  requests: number;
  issued: number;
  lastStatus: number;
}

/** The counters for tests and for people; they hold no secret and no token. */
export interface Counts {
  /** By method and path. */
  readonly endpoints: Readonly<Record<string, EndpointCount>>;
  readonly tokenRequests: number;
  readonly tokensIssued: number;
  /** By client id; requests without Basic authentication count under "(none)". */
  readonly clients: Readonly<Record<string, TokenCount>>;
}

/** Counts requests. */
export interface Journal {
  readonly request: (endpoint: string, status: number) => void;
  readonly token: (clientId: string | undefined, status: number) => void;
  readonly counts: () => Counts;
  readonly reset: () => void;
}

/** @param clock milliseconds since the epoch */
export function createJournal(clock: () => number): Journal {
  const endpoints = new Map<string, EndpointCount>();
  const clients = new Map<string, TokenCount>();
  return {
    request: (endpoint, status) => {
      const entry = endpoints.get(endpoint) ?? { requests: 0, lastStatus: 0, lastAt: 0, statuses: {} };
      entry.requests++;
      entry.statuses[status] = (entry.statuses[status] ?? 0) + 1;
      endpoints.set(endpoint, Object.assign(entry, { lastStatus: status, lastAt: clock() }));
    },
    token: (clientId = "(none)", status) => {
      const entry = clients.get(clientId) ?? { requests: 0, issued: 0, lastStatus: 0 };
      entry.requests++;
      if (status === 200) entry.issued++;
      clients.set(clientId, Object.assign(entry, { lastStatus: status }));
    },
    counts: () => structuredClone({ endpoints: Object.fromEntries(endpoints), ...clientCounts(clients) }),
    reset: () => {
      endpoints.clear();
      clients.clear();
    },
  };
}

const clientCounts = (clients: ReadonlyMap<string, TokenCount>): Omit<Counts, "endpoints"> => ({
  clients: Object.fromEntries(clients),
  tokenRequests: [...clients.values()].reduce((sum, { requests }) => sum + requests, 0),
  tokensIssued: [...clients.values()].reduce((sum, { issued }) => sum + issued, 0),
});
