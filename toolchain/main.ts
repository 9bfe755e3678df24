#!/usr/bin/env tsx
import Table from "cli-table3";
import { Argument, Command } from "commander";
import pc from "picocolors";
import { thisMachine, type Machine } from "./machine";
import { ProgramUnavailable } from "./program-unavailable";
import { corePrograms, knownProgram, programNames, type ProgramName } from "./programs";
import { find, lookUp } from "./resolve";
import type { Found } from "./source";

type Lookup = (name: ProgramName, machine: Machine) => Promise<Found | undefined>;

async function report(names: readonly ProgramName[], lookup: Lookup): Promise<void> {
  const machine = thisMachine({ env: process.env });
  const table = new Table({ head: ["program", "version", "from", "path", "time"], style: { head: [], border: [], compact: true } });
  const failures: string[] = [];
  for (const name of names) {
    const started = performance.now();
    const found = await lookup(name, machine).catch((error: unknown) => void failures.push(explain(error)));
    const time = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    if (!found) process.exitCode = 1;
    table.push(found ? [name, found.version, found.origin, found.path, time] : [name, pc.yellow("missing"), "", wanted(name), time]);
  }
  console.log(table.toString());
  for (const failure of failures) console.error(`\n${pc.red("✖")} ${failure}`);
}

function wanted(name: ProgramName): string {
  const { version, sharedVersion } = knownProgram(name).distribution;
  return `would be ${sharedVersion ?? version}`;
}

function explain(error: unknown): string {
  if (error instanceof ProgramUnavailable) return error.message;
  throw error;
}

const names = new Argument("[program...]", "which ones; those that the demo and the tests always need by default").choices([
  ...programNames,
]);
const chosen = (given: string[]): readonly ProgramName[] => (given.length ? (given as ProgramName[]) : corePrograms);

const program = new Command("toolchain")
  .description("The real programs that the demo and the tests run: which version, from where. Exit status 1 when one is missing.")
  .addArgument(names)
  .option("--list", "only look on PATH and in the cache (the default)")
  .option("--install", "download or build what is missing")
  .action((given: string[], options: { install?: true }) => report(chosen(given), options.install ? find : lookUp));

void program.parseAsync();
