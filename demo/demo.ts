import { addresses, summary, tryCheck } from "./closing";
import { type DemoOptions, setStage, walk } from "./run-demo";
import { keysLine } from "./scenario-keys";
import type { Session } from "./session";
import { type Keyboard, stay } from "./stay";
import { Interrupted, StepFailed } from "./step-failed";
import { createWorkspace } from "./workspace";

/** How the demo ends: the process' exit status. */
export const EXIT = { held: 0, failed: 1, usage: 64, interrupted: 130 } as const;

/** Steps of a run that goes well. */
const STEPS = 13;

/** What a whole run is told beside its stage. */
export interface RunOptions extends DemoOptions {
  /** End when all steps held. */
  readonly once: boolean;
  /** Leave the folder with everything that was written. */
  readonly keep: boolean;
  /** Where keys come from; undefined where there is no terminal. */
  readonly keyboard: Keyboard | undefined;
}

/**
 * Runs the demo from beginning to end and shows it.
 * @returns the exit status: 0 only if every step held
 */
export async function runDemo(session: Session, options: RunOptions): Promise<number> {
  const { screen } = session;
  screen.print("", `  ${screen.colors.bold("pulumi-aura-monitoring demo")}`, "");
  const workspace = createWorkspace(options.root);
  screen.detail(`workspace ${workspace.root}`);
  if (!options.keep) session.cleanup.add(workspace.remove, workspace.remove);
  let held = false;
  try {
    const stage = await setStage(session, workspace, options);
    await walk(session, stage);
    held = true;
    screen.print("", ...addresses(stage), "", summary(session, STEPS), "");
    if (options.once) return EXIT.held;
    screen.print(...tryCheck(stage), "");
    if (options.keyboard !== undefined) screen.print(`  ${keysLine()}`, "");
    return await stay(session, stage, options.keyboard);
  } catch (error) {
    screen.quiet();
    if (error instanceof Interrupted) {
      screen.print(`  ${error.signal === "q" ? "Stopping" : `Ended by ${error.signal}; stopping`} what was started …`, "");
      return held ? EXIT.held : EXIT.interrupted;
    }
    if (!(error instanceof StepFailed)) throw error;
    screen.failure(error);
    screen.print(summary(session, STEPS), "");
    return EXIT.failed;
  } finally {
    if (options.keep) screen.print(`  Kept: ${workspace.root} (stack file, state, rendered files, logs)`, "");
  }
}
