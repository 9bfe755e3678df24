/** Where something arrived. */
export type Channel = "slack" | "pagerduty" | "webhook" | "heartbeat";

/** One call that a sink received, refused ones included. */
export interface Received {
  /** From 1, in the order of arrival. */
  readonly number: number;
  readonly channel: Channel;
  /** The Slack channel, the PagerDuty routing key's last four characters, the name of the webhook or heartbeat. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What the sink answered. */
  readonly status: number;
  /** The parsed JSON body; undefined where there was none or it could not be parsed. */
  readonly body: unknown;
}

/** Keeps everything that arrived. */
export interface Inbox {
  readonly add: (received: Omit<Received, "number" | "at">) => Received;
  readonly all: () => readonly Received[];
  /** The first that matches, of those that arrived already or will. @throws Error after `timeoutMs`, listing what did arrive */
  readonly waitFor: (matches: (received: Received) => boolean, timeoutMs: number) => Promise<Received>;
  readonly clear: () => void;
  /** Ends every wait with an error. */
  readonly close: () => void;
}

interface Waiter {
  readonly offer: (received: Received) => void;
  readonly fail: (reason: string) => void;
}

/** @param clock milliseconds since the epoch */
export function createInbox(clock: () => number): Inbox {
  const items: Received[] = [];
  const waiters = new Set<Waiter>();
  let last = 0;
  return {
    add: (received) => {
      const item: Received = { number: ++last, at: clock(), ...received };
      items.push(item);
      for (const waiter of [...waiters]) waiter.offer(item);
      return item;
    },
    all: () => [...items],
    waitFor: (matches, timeoutMs) => {
      const found = items.find(matches);
      return found ? Promise.resolve(found) : waitIn(waiters, items, matches, timeoutMs);
    },
    clear: () => {
      items.length = 0;
    },
    close: () => {
      for (const waiter of [...waiters]) waiter.fail("The sinks were stopped before anything that matches arrived.");
    },
  };
}

function waitIn(
  waiters: Set<Waiter>,
  items: readonly Received[],
  matches: (received: Received) => boolean,
  timeoutMs: number,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void): void => {
      clearTimeout(timer);
      waiters.delete(waiter);
      act();
    };
    const waiter: Waiter = {
      offer: (item) => {
        if (matches(item)) done(() => resolve(item));
      },
      fail: (reason) => done(() => reject(new Error(`${reason} ${arrived(items)}`))),
    };
    const timer = setTimeout(() => waiter.fail(`Nothing that matches arrived within ${timeoutMs} ms.`), timeoutMs);
    waiters.add(waiter);
  });
}

const arrived = (items: readonly Received[]): string => {
  if (items.length === 0) return "Nothing arrived at all.";
  const newest = items.slice(-3).map(({ channel, name, status }) => `${channel} ${name} (answered ${status})`);
  return `${items.length} arrived, the newest: ${newest.join(", ")}.`;
};
