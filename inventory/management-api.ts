import type * as z from "zod";
import { accessTokens, type Credentials } from "./access-token";
import { type AuraInstance, instanceAnswer, instancesAnswer, type ListedInstance, projectAnswer } from "./answers";
import type { Answer, PatientFetch } from "./patient-fetch";
import { readAnswer } from "./read-answer";

/** Where the management API is, and how it is asked. */
export interface ManagementApiOptions {
  /** Scheme, host and port. @default "https://api.neo4j.io" */
  readonly baseUrl?: string;
  /** @default `<baseUrl>/oauth/token` */
  readonly tokenUrl?: string;
  readonly credentials: Credentials;
  /** One for all clients: Aura counts the requests of all of them together. */
  readonly ask: PatientFetch;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
}

/** The part of Aura's management API (v1) that an inventory reads. Every function throws ManagementApiError when there is no usable answer. */
export interface ManagementApi {
  /** Name of a project that the client can see. */
  readonly project: (id: string) => Promise<string>;
  /** The instances of a project, without type and status. */
  readonly instances: (projectId: string) => Promise<readonly ListedInstance[]>;
  /** One instance; undefined when Aura knows none with this id (any more). */
  readonly instance: (id: string) => Promise<AuraInstance | undefined>;
}

/** Reads Aura's management API as one client. Nothing is asked yet. */
export function managementApi(options: ManagementApiOptions): ManagementApi {
  const read = reader(options);
  const part = encodeURIComponent;
  return {
    project: async (id) => (await read(`/v1/tenants/${part(id)}`, projectAnswer))!.data.name,
    instances: async (id) => (await read(`/v1/instances?tenantId=${part(id)}`, instancesAnswer))!.data.filter((it) => it.tenant_id === id),
    instance: async (id) => (await read(`/v1/instances/${part(id)}`, instanceAnswer, 404))?.data,
  };
}

/** @param absent the status that means that there is no such thing */
type Read = <T extends z.ZodType>(path: string, schema: T, absent?: number) => Promise<z.output<T> | undefined>;

function reader({
  baseUrl = "https://api.neo4j.io",
  tokenUrl = `${baseUrl}/oauth/token`,
  credentials,
  ask,
  now,
}: ManagementApiOptions): Read {
  const tokens = accessTokens(tokenUrl, credentials, ask, now ?? Date.now);
  const attempt = async (url: string): Promise<{ readonly answer: Answer; readonly token: string; readonly isNew: boolean }> => {
    const { text: token, isNew } = await tokens.current();
    return { answer: await ask(url, { headers: { authorization: `Bearer ${token}`, accept: "application/json" } }), token, isNew };
  };
  return async (path, schema, absent) => {
    const url = `${baseUrl}${path}`;
    let { answer, token, isNew } = await attempt(url);
    // Aura answers 403 to an expired token; to a new one the same answer means what it says.
    if (isRefused(answer) && !isNew) {
      tokens.forget();
      ({ answer, token, isNew } = await attempt(url));
    }
    if (absent !== undefined && answer.kind === "answer" && answer.status === absent) return undefined;
    const { clientId, clientSecret } = credentials;
    return readAnswer(answer, schema, { server: "the management API", url, clientId, hidden: [token, clientSecret] });
  };
}

const isRefused = (answer: Answer): boolean => answer.kind === "answer" && (answer.status === 401 || answer.status === 403);
