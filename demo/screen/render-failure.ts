import type { Colors } from "picocolors/types";
import { renderFinding } from "../../cli/render-checked";
import type { StepFailed } from "../step-failed";

/** What went wrong, what was seen, why, and what to do. */
export const renderFailure = ({ finding, page }: StepFailed, colors: Colors, columns: number): string =>
  renderFinding(finding, page, colors, columns);
