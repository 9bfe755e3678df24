import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { descendants } from "./descendants";

/** Milliseconds that a process has to end by itself. */
const PATIENCE = 5_000;

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program that runs until it is stopped. */
export interface Running {
  /** What people call it. */
  readonly name: string;
  readonly pid: number;
  readonly ended: Promise<Ending>;
  /** The end of what it printed. */
  readonly lastWords: (lines: number) => readonly string[];
  /** Ends it and all below it; does nothing when it ended before. */
  readonly stop: () => Promise<void>;
  /** The same at once, for the moment in which this process itself ends. */
  readonly kill: () => void;
}

/** How a process is started. */
export interface ProcessOptions {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** The file that takes what it prints on both streams. */
  readonly log: string;
  /** Given to it on standard input: no secret is ever an argument. */
  readonly input?: string;
}

/** Starts a program in a process group of its own, so that Ctrl-C ends the demo first and the demo ends the rest in order. */
export async function startProcess({ name, file, args, env, cwd, log, input }: ProcessOptions): Promise<Running> {
  const output = openSync(log, "a");
  const child = spawn(file, args, { env, cwd, detached: true, stdio: [input === undefined ? "ignore" : "pipe", output, output] });
  closeSync(output);
  const ended = endOf(child);
  await once(child, "spawn");
  child.stdin?.on("error", () => {}).end(input);
  const group = child.pid!;
  return {
    name,
    pid: group,
    ended,
    lastWords: (lines) => readFileSync(log, "utf8").trim().split("\n").slice(-lines),
    stop: () => stop(child, group, ended),
    kill: () => signalGroup(group, "SIGKILL"),
  };
}

const endOf = (child: ChildProcess): Promise<Ending> =>
  new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code, signal) => done({ code, signal }));
  });

async function stop(child: ChildProcess, group: number, ended: Promise<Ending>): Promise<void> {
  const below = await descendants(group);
  signalGroup(group, "SIGTERM");
  const inTime =
    child.exitCode !== null ||
    child.signalCode !== null ||
    (await Promise.race([ended.then(() => true), sleep(PATIENCE, false, { ref: false })]));
  signalGroup(group, "SIGKILL");
  if (!inTime) await ended;
  for (const pid of below) signalOne(pid, "SIGKILL");
}

const signalGroup = (group: number, signal: NodeJS.Signals): void => signalOne(-group, signal);

function signalOne(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
