import type { Finding } from "../../cli/checks/check";

/** Lines of the engine's words that are shown. */
const SHOWN = 12;

/** Why a pulumi command ended badly, in the engine's own words. */
export function explainPulumi(command: string, output: string, signal: NodeJS.Signals | null): Finding {
  if (signal !== null)
    return {
      what: `${command} was ended by ${signal}`,
      details: [],
      cause: "Something outside of the demo ended it.",
      fix: "Run the demo again.",
    };
  return {
    what: `${command} failed`,
    details: errorLines(output),
    cause: "The engine, the program or the check of the files refused, in the words above.",
    fix: "Correct what they name; with --keep the stack file and the logs stay, and the paths are printed.",
  };
}

/** From the first error on: what the engine printed before is of no use then. */
function errorLines(output: string): readonly string[] {
  const lines = output
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
  const first = lines.findIndex((line) => /\berror:|^Diagnostics:|Error:/.test(line));
  return lines.slice(first < 0 ? -SHOWN : first, first < 0 ? undefined : first + SHOWN);
}
