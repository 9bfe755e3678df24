import { checks } from "../../cli/checks";
import type { Check, CheckContext } from "../../cli/checks/check";
import { runChecks } from "../../cli/run-checks";
import type { Done, Step } from "../session";
import type { StepFailed } from "../step-failed";
import { waitFor } from "../wait";
import { failureOf } from "./failure-of";

/** The check with an id. */
export function checkNamed(id: string): Check {
  const found = checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}

/** How long checks may take to pass. */
export interface Patience {
  /** Milliseconds. */
  readonly limit: number;
  /** Checks whose facts are not shown. @default none */
  readonly quiet?: readonly string[];
}

/**
 * The same checks as `check`, until all pass: a server that has just started has not seen everything yet.
 * @throws StepFailed with the first finding, or with what could not be checked, when time is over
 */
export async function holdChecks(
  { progress, signal }: Step,
  context: CheckContext,
  ids: readonly string[],
  { limit, quiet = [] }: Patience,
): Promise<Done<undefined>> {
  const wanted = ids.map(checkNamed);
  const latest: { failure?: StepFailed } = {};
  const facts = await waitFor(
    async () => {
      const all = await runChecks(wanted, context);
      const failed = all.find(({ verdict }) => verdict.kind === "finding") ?? all.find(({ verdict }) => verdict.kind === "couldNotCheck");
      if (failed !== undefined) {
        latest.failure = failureOf(failed);
        progress(`not yet: ${latest.failure.finding.what}`);
        return undefined;
      }
      return all.flatMap(({ check, verdict }) => (verdict.kind === "pass" && !quiet.includes(check.id) ? [verdict.facts] : [])).join(", ");
    },
    { signal, limit, every: 500 },
  );
  if (facts === undefined) throw latest.failure!;
  return { facts, value: undefined };
}
