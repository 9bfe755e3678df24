import type { Colors } from "picocolors/types";
import { type Addresses, checkContext } from "./check-context";
import { checks } from "./checks";
import { loadStack, type StackPlace } from "./load-stack";
import { renderChecked } from "./render-checked";
import { runChecks } from "./run-checks";

/** How `check` ends: the process' exit status. */
export const EXIT = { passed: 0, findings: 1, couldNotCheck: 2, usage: 64 } as const;

/** What `check` is told. */
export interface CheckOptions extends StackPlace, Addresses {
  /** Ids of the checks to run. @default all */
  readonly only?: readonly string[];
}

/** Where `check` writes. */
export interface Terminal {
  readonly colors: Colors;
  readonly write: (text: string) => void;
  /** Told what is being checked, empty when nothing is. @default nobody */
  readonly progress?: (text: string) => void;
  /** Columns that it shows. @default 100 */
  readonly columns?: number;
}

/**
 * Walks through a user's running stack without changing anything.
 * @returns the exit status: 0 all passed, 1 findings, 2 something could not be checked
 * @throws ConfigError, StackFileUnreadable
 */
export async function check(options: CheckOptions, { colors, write, progress = () => {}, columns }: Terminal): Promise<number> {
  const stack = await loadStack(options);
  const chosen = checks.filter(({ id }) => options.only === undefined || options.only.includes(id));
  const context = checkContext(stack, options);
  write(
    `\n  ${colors.bold("aura-monitoring check")}  stack ${stack.plan.stack}  ${colors.dim(`${context.prometheus.url} · ${context.alertmanager.url}`)}\n\n`,
  );
  progress(chosen[0]?.title ?? "");
  const all = await runChecks(chosen, context, (checked) => {
    progress("");
    write(`${renderChecked(checked, colors, columns)}\n`);
    progress(chosen[chosen.indexOf(checked.check) + 1]?.title ?? "");
  });
  const count = (kind: string): number => all.filter(({ verdict }) => verdict.kind === kind).length;
  write(`\n  ${summary(count("pass"), count("finding"), count("couldNotCheck"))}\n\n`);
  return count("finding") > 0 ? EXIT.findings : count("couldNotCheck") > 0 ? EXIT.couldNotCheck : EXIT.passed;
}

function summary(passed: number, findings: number, unknown: number): string {
  const parts = [
    `${passed} passed`,
    ...(findings > 0 ? [`${findings} with findings`] : []),
    ...(unknown > 0 ? [`${unknown} could not be checked, which is not the same as good`] : []),
  ];
  return parts.join(", ");
}
