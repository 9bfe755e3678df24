import type { Running } from "../../../demo/processes/start-process";

const kills = new Set<() => void>();
process.on("exit", () => kills.forEach((kill) => kill()));

/** Ends a process with this one, also when somebody interrupts the tests: it has a process group of its own. */
export function killAtExit<T extends Pick<Running, "kill" | "ended">>(running: T): T {
  kills.add(running.kill);
  const forget = (): void => void kills.delete(running.kill);
  running.ended.then(forget, forget);
  return running;
}
