import { randomInt } from "node:crypto";

/** Gives every pod an address of its own, as a cluster does. */
export interface Addresses {
  /** Address of a name, as `server-0.server-pods`; the same every time, also before that pod is there. */
  readonly of: (name: string) => string;
  /** A text with the names of pods replaced by their addresses, as DNS does when they are looked up. */
  readonly resolved: (text: string) => string;
}

/** Addresses of the loopback network: each pod can have the ports that its manifest says. @param namespace whose pods are meant */
export function loopbackAddresses(namespace: string): Addresses {
  const prefix = `127.${randomInt(16, 250)}.${randomInt(1, 250)}`;
  const known = new Map<string, string>();
  const of = (name: string): string => {
    const address = known.get(name) ?? `${prefix}.${known.size + 1}`;
    known.set(name, address);
    return address;
  };
  const names = new RegExp(`\\b([a-z0-9-]+\\.[a-z0-9-]+)\\.${namespace}\\.svc(\\.cluster\\.local)?\\b`, "g");
  return { of, resolved: (text) => text.replace(names, (_, name: string) => of(name)) };
}
