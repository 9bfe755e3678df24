import type { Simulator } from "./simulator";

/** A scenario that a key switches on and off. */
export interface KeyScenario {
  readonly key: string;
  /** What the screen calls it. */
  readonly label: string;
  /** Its name in the simulator. */
  readonly name: string;
  readonly params: Readonly<Record<string, number>>;
  /** Whether it is about one instance; else about the whole endpoint. */
  readonly ofInstance: boolean;
  /** What to expect, in a sentence. */
  readonly expect: string;
}

/** What the keys offer. */
export const KEY_SCENARIOS: readonly KeyScenario[] = [
  { key: "c", label: "CPU", name: "cpu", params: {}, ofInstance: true, expect: "AuraCpuSaturated follows within seconds" },
  { key: "h", label: "heap", name: "heap", params: {}, ofInstance: true, expect: "AuraHeapHigh follows within seconds" },
  { key: "o", label: "OOM", name: "oom", params: {}, ofInstance: true, expect: "AuraOutOfMemory follows within seconds" },
  {
    key: "r",
    label: "restart",
    name: "member-restart",
    params: {},
    ofInstance: true,
    expect: "counters fall, and nobody is paged: a restart alone is no trouble",
  },
  {
    key: "4",
    label: "401",
    name: "unauthorized",
    params: {},
    ofInstance: false,
    expect: "the endpoint's alerts follow; `check` names the cause",
  },
  {
    key: "9",
    label: "429",
    name: "rate-limited",
    params: { everyNth: 3 },
    ofInstance: false,
    expect: "one scrape in three is lost, and nobody is paged for it",
  },
];

/** Switches a scenario on, or off when it is on. @returns what to tell the user */
export function toggle(
  simulator: Simulator,
  { name, label, params, ofInstance, expect }: KeyScenario,
  instance: { readonly id: string; readonly name: string },
): string {
  const where = ofInstance ? { instance: instance.id } : {};
  if (simulator.active().some((active) => active.name === name)) {
    simulator.clear(name);
    return `${label} off`;
  }
  simulator.set(name, { ...params, ...where });
  return `${label} on${ofInstance ? ` for ${instance.name}` : ""}: ${expect}`;
}

/** `[c] CPU  [h] heap …  [q] quit`. */
export const keysLine = (): string => [...KEY_SCENARIOS.map(({ key, label }) => `[${key}] ${label}`), "[q] quit"].join("  ");
