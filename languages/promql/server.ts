import type { ServerSignal } from "../../catalog/model";
import { Unsupported } from "../unsupported";
import { keys, type PromqlContext } from "./context";

/**
 * A metric of the watcher itself, found by the job that the config names.
 *
 * @throws Unsupported when the config names no such job
 */
export function serverPromql(signal: ServerSignal, context: PromqlContext): string {
  const job = context.jobs[signal.program];
  if (job === undefined) throw new Unsupported(`no job that scrapes ${PROGRAM[signal.program]} is named: set watcher.${signal.program} to its job name`);
  const selector = `${signal.name}{job="${job}"}`;
  if (signal.absent === true) return `absent(${selector})`;
  if (signal.read === "value") return `max by (${keys("server")}) (${selector})`;
  return `sum by (${keys("server")}) (increase(${selector}[${signal.window ?? "5m"}]))`;
}

const PROGRAM = { prometheus: "Prometheus", alertmanager: "Alertmanager" } as const;
