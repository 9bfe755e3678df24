import type { Reply } from "../simulator/server/http";
import type { Channel } from "./inbox";

/** Makes sinks answer badly for a while. */
export interface Failures {
  /** The next `times` calls to the channel get this status. A later call replaces an earlier one. */
  readonly plan: (channel: Channel, status: number, times: number) => void;
  /** The bad answer that is due; undefined when there is none. */
  readonly next: (channel: Channel) => Reply | undefined;
}

/** Nothing fails at first. */
export function createFailures(): Failures {
  const planned = new Map<Channel, { readonly status: number; left: number }>();
  return {
    plan: (channel, status, times) => {
      planned.set(channel, { status, left: times });
    },
    next: (channel) => {
      const failure = planned.get(channel);
      if (!failure || failure.left <= 0) return undefined;
      failure.left--;
      const headers = failure.status === 429 ? { "retry-after": "1" } : {};
      return { status: failure.status, body: failure.status === 429 ? "rate_limited" : `answers ${failure.status} on purpose`, headers };
    },
  };
}
