import type { TenantInputs } from "./tenant-inputs";

const TIMEOUT = 30_000;

/** What a service answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** How a service is asked. */
export interface Asked {
  readonly method?: "GET" | "POST" | "DELETE";
  /** After the address of the service. @default the path of what is kept */
  readonly path?: string;
  /** Sent as YAML. */
  readonly body?: string;
}

/**
 * Asks a service as its tenant. No header is ever part of an error.
 * @throws Error when it does not answer, or does not accept who asks; every other status is an answer
 */
export async function askTenant(service: TenantInputs, { method = "GET", path = service.path, body }: Asked = {}): Promise<Answer> {
  const answer = await fetch(`${service.url}${path}`, {
    method,
    headers: headersOf(service, body !== undefined),
    redirect: "error", // credentials go nowhere else
    signal: AbortSignal.timeout(TIMEOUT),
    ...(body !== undefined && { body }),
  }).catch((error: unknown) => {
    throw new Error(`${service.url} does not answer: ${reason(error)}\n→ check the address and the network`, { cause: error });
  });
  const text = (await answer.text()).trim();
  if (answer.status === 401 || answer.status === 403)
    throw new Error(
      `${service.url}${path} answers ${answer.status}: ${shortened(text)}\n→ check tenant and credentials; an access policy must allow reading and writing of rules and alerts`,
    );
  return { status: answer.status, text };
}

/** The error for an answer that nobody expected. */
export const unexpected = (service: TenantInputs, what: string, { status, text }: Answer): Error =>
  new Error(`${service.url} did not ${what}: it answers ${status}: ${shortened(text)}`);

/** As much of a service's words as helps. */
export const shortened = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)}…` : text);

function headersOf({ tenant, auth }: TenantInputs, hasBody: boolean): Record<string, string> {
  const proof =
    auth?.kind === "basic"
      ? `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString("base64")}`
      : auth && `Bearer ${auth.token}`;
  return {
    ...(tenant !== undefined && { "x-scope-orgid": tenant }),
    ...(proof !== undefined && { authorization: proof }),
    ...(hasBody && { "content-type": "application/yaml" }),
  };
}

/** `fetch failed` says nothing; its cause does. */
function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || (cause as NodeJS.ErrnoException).code || cause.name;
}
