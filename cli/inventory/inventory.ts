import type { Colors } from "picocolors/types";
import { compareFleet } from "../../inventory/compare";
import { type Patience, patientFetch } from "../../inventory/patient-fetch";
import { type ProjectRead, readFleet } from "../../inventory/read-fleet";
import { readLock } from "../../inventory/read-lock";
import { doubtfulLoss, lockChanges, updatedLock } from "../../inventory/update-lock";
import { writeLock } from "../../inventory/write-lock";
import { parseStackConfig, type StackConfig } from "../../stacks/config";
import { EXIT } from "../check";
import { readStack, type StackPlace } from "../load-stack";
import { configuredProjects } from "./configured-projects";
import type { InventoryReport } from "./inventory-report";
import { type Access, projectsToRead } from "./projects-to-read";
import { renderJson } from "./render-json";
import { renderReport } from "./render-report";

/** What `inventory` is told. */
export interface InventoryOptions extends StackPlace, Access {
  /** Accept a lock that loses more than a fifth of the fleet, or all of a project. @default false */
  readonly yes?: boolean;
  /** Write a document for programs. @default false */
  readonly json?: boolean;
}

/** Where `inventory` writes, and how it waits. */
export interface InventoryTerminal {
  readonly colors: Colors;
  readonly write: (text: string) => void;
  /** Told what is being read, empty when nothing is. */
  readonly progress: (text: string) => void;
  /** @default the machine's clock */
  readonly waiting?: NonNullable<Patience["waiting"]>;
}

/**
 * Asks Aura which instances there are, compares them with the stack config, and writes the lock file. What could not be read stays in it.
 * @returns the exit status: 0 the same, 1 they differ, 2 a project could not be read
 * @throws ConfigError, StackFileUnreadable, LockFileUnusable, WrongUsage
 */
export async function inventory(options: InventoryOptions, terminal: InventoryTerminal): Promise<number> {
  const { value, folder, ...source } = await readStack(options);
  const config = parseStackConfig(value, source);
  const before = readLock(folder, options.stack);
  const reads = await readFromAura(config, options, terminal);
  const after = updatedLock(before, reads);
  const ids = reads.map(({ id }) => id);
  const doubt = options.yes === true ? undefined : doubtfulLoss(before, after, ids);
  const written = doubt === undefined && reads.some(({ kind }) => kind === "read");
  if (written) await writeLock(folder, options.stack, after);
  const known = configuredProjects(config).filter(({ id }) => wasRead(reads, id));
  const lock = { written, doubt, changes: lockChanges(before, after) };
  const report: InventoryReport = { stack: options.stack, file: source.file, reads, differences: compareFleet(known, after), lock };
  terminal.write(options.json === true ? renderJson(report) : renderReport(report, terminal.colors));
  return exitOf(report);
}

async function readFromAura(
  config: StackConfig,
  access: Access,
  { progress, waiting }: InventoryTerminal,
): Promise<readonly ProjectRead[]> {
  const onWait = (ms: number, why: string): void => progress(`waits ${Math.ceil(ms / 1_000)} s: ${why}`);
  const ask = patientFetch({ onWait, ...(waiting !== undefined && { waiting }) });
  const projects = await projectsToRead(config, access, ask, waiting?.now);
  const reads = await readFleet(projects, (project, done, total) =>
    progress(total === 0 ? `reads project ${project}` : `reads ${project}: instance ${done + 1} of ${total}`),
  );
  progress("");
  return reads;
}

const wasRead = (reads: readonly ProjectRead[], id: string): boolean => reads.some((it) => it.kind === "read" && it.id === id);

function exitOf({ reads, differences, lock }: InventoryReport): number {
  if (lock.doubt !== undefined || differences.some(({ weight }) => weight === "finding")) return EXIT.findings;
  return reads.some(({ kind }) => kind === "failed") ? EXIT.couldNotCheck : EXIT.passed;
}
