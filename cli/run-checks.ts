import { couldNotCheck, type Check, type CheckContext, type Verdict } from "./checks/check";
import { wayTo } from "./diagnosis/unreachable";
import { QueryRefused } from "./servers/prometheus";
import { ServerUnreachable } from "./servers/server-unreachable";

/** A check and how it ended. */
export interface Checked {
  readonly check: Check;
  readonly verdict: Verdict;
}

/** Runs one check. An error in it means that it could not check, never that all is well. */
export async function runCheck(check: Check, context: CheckContext): Promise<Checked> {
  try {
    return { check, verdict: await check.run(context) };
  } catch (error) {
    return { check, verdict: verdictOf(error) };
  }
}

/** Runs checks one after the other. @param onChecked told of each as it ends */
export async function runChecks(
  checks: readonly Check[],
  context: CheckContext,
  onChecked: (checked: Checked) => void = () => {},
): Promise<readonly Checked[]> {
  const all: Checked[] = [];
  for (const check of checks) {
    const checked = await runCheck(check, context);
    onChecked(checked);
    all.push(checked);
  }
  return all;
}

function verdictOf(error: unknown): Verdict {
  if (error instanceof ServerUnreachable) return couldNotCheck(error.message, wayTo(error));
  if (error instanceof QueryRefused)
    return couldNotCheck(`Prometheus did not evaluate a query: ${error.message}`, "look at Prometheus' log");
  throw error;
}
