import type { Checked } from "../../cli/run-checks";
import { StepFailed } from "../step-failed";

/** A check that did not pass, as the failure of a step. What could not be checked fails too. */
export function failureOf({ check, verdict }: Checked): StepFailed {
  switch (verdict.kind) {
    case "finding":
      return new StepFailed(verdict.findings[0], check.id);
    case "couldNotCheck":
      return new StepFailed(
        { what: `could not check whether ${check.title}`, details: [], cause: verdict.why, fix: verdict.fix },
        check.id,
      );
    case "pass":
      throw new Error(`${check.id} passed`);
  }
}
