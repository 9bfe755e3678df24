import type { Running } from "../../../demo/processes/start-process";

/** Ends a process with this one, also when somebody interrupts the tests: it has a process group of its own. */
export function killAtExit<T extends Pick<Running, "kill" | "ended">>(running: T): T {
  process.on("exit", running.kill);
  const forget = (): void => void process.off("exit", running.kill);
  running.ended.then(forget, forget);
  return running;
}
