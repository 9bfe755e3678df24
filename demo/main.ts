#!/usr/bin/env tsx
import { resolve } from "node:path";
import { Command, CommanderError } from "commander";
import pc from "picocolors";
import { columnsOf } from "../cli/wrap-words";
import { createCleanup } from "./cleanup";
import { EXIT, runDemo } from "./demo";
import { keyboardOf } from "./keyboard";
import { type LiveLine, plainLine, spinnerLine } from "./screen/live-line";
import { createScreen } from "./screen/screen";
import { createSession } from "./session";
import { Interrupted } from "./step-failed";

interface Given {
  readonly once: boolean;
  readonly keep: boolean;
  readonly verbose: boolean;
}

/** Milliseconds after which another Ctrl-C is meant as another. */
const AGAIN = 500;

const write = (text: string): void => void process.stdout.write(text);

async function liveLine(): Promise<LiveLine> {
  if (!process.stdout.isTTY) return plainLine(write);
  const { default: ora } = await import("ora");
  return spinnerLine(ora({ stream: process.stdout, prefixText: " ", discardStdin: false }));
}

async function main({ once, keep, verbose }: Given): Promise<void> {
  const cleanup = createCleanup();
  const user = new AbortController();
  let asked = 0;
  const end = (by: Interrupted["signal"]): void => {
    // Whoever asks again does not want to wait for an orderly end; npm hands the same Ctrl-C over a second time at once.
    if (user.signal.aborted && performance.now() - asked > AGAIN) process.exit(EXIT.interrupted);
    if (!user.signal.aborted) asked = performance.now();
    user.abort(new Interrupted(by));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(signal));
  // Whatever else ends this process: nothing that it started may stay.
  process.on("exit", cleanup.runAbruptly);
  const screen = createScreen({ write, live: await liveLine(), colors: pc, columns: () => columnsOf(process.stdout), verbose });
  const session = createSession(screen, cleanup, user.signal);
  const keyboard = process.stdin.isTTY ? keyboardOf(process.stdin, end) : undefined;
  try {
    process.exitCode = await runDemo(session, { root: resolve(__dirname, ".."), env: process.env, once, keep, keyboard });
  } finally {
    await cleanup.run();
  }
}

const program = new Command("demo")
  .description(
    "The main job on this machine: a simulated Aura, a real pulumi up, Prometheus, Alertmanager, and an alert fired, delivered, resolved.",
  )
  .option("--once", "end when every step held; otherwise it stays up and offers scenarios", false)
  .option("--keep", "leave the temporary folder with the stack file, the state, the rendered files and the logs", false)
  .option("--verbose", "also show addresses, process ids and the engine's own words", false)
  .addHelpText(
    "after",
    "\nExit status: 0 only if every step held · 1 a step did not hold · 64 wrong usage ·\n  130 ended from outside before that",
  )
  .showHelpAfterError("→ --help says what there is")
  .exitOverride()
  .action(main);

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.held : EXIT.usage;
    return;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = EXIT.failed;
});
