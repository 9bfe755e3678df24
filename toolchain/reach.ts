import type { Machine } from "./machine";
import { whyFailed } from "./why-failed";

/** How long a host may take to begin an answer, in milliseconds, before it counts as out of reach. */
export const patience = 4_000;

/** Why nothing can be downloaded from a URL's host, or undefined when something can. Each host is asked once. */
export function whyUnreachable(url: string, machine: Machine): Promise<string | undefined> {
  const { host } = new URL(url);
  const known = machine.hosts.get(host);
  if (known) return known;
  const asked = machine.fetch(url, { method: "HEAD", signal: AbortSignal.timeout(patience) }).then(
    ({ status }) => (status === 403 || status === 407 || status >= 500 ? `${host} refuses downloads here (${status})` : undefined),
    (error: unknown) => `${host} can't be reached (${whyFailed(error)})`,
  );
  machine.hosts.set(host, asked);
  return asked;
}
