import type { Colors } from "picocolors/types";
import type { Finding } from "./checks/check";
import type { Checked } from "./run-checks";

/** Columns of a line. */
const WIDTH = 100;

/** One check as people see it: a line when it passed, cause and fix when it did not. */
export function renderChecked({ check, verdict }: Checked, colors: Colors): string {
  switch (verdict.kind) {
    case "pass":
      return `  ${colors.green("✔")} ${check.title.padEnd(62)} ${colors.dim(verdict.facts)}`;
    case "couldNotCheck":
      return [
        `  ${colors.yellow("?")} ${headed(`could not check whether ${check.title}`, check.id, colors)}`,
        ...indented([verdict.why, `→ ${verdict.fix}`]),
      ].join("\n");
    case "finding":
      return verdict.findings.map((it) => renderFinding(it, check.id, colors)).join("\n");
  }
}

/** What is wrong, what was seen, why, and what to do. @param id the check whose page says more */
export function renderFinding({ what, details, cause, fix }: Finding, id: string | undefined, colors: Colors): string {
  const head = id === undefined ? colors.bold(what) : headed(colors.bold(what), id, colors, what.length);
  const page = id === undefined ? [] : [colors.dim(`    docs/checks/${id}.md`)];
  return [`  ${colors.red("✖")} ${head}`, ...indented([...details, cause, `→ ${fix}`]), ...page].join("\n");
}

const headed = (text: string, id: string, colors: Colors, length = text.length): string =>
  `${text}${" ".repeat(Math.max(2, WIDTH - 4 - length - id.length))}${colors.dim(id)}`;

const indented = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => wrapped(line).map((it) => `    ${it}`));

/** Breaks at spaces; the following lines of an advice stand under its first word. */
function wrapped(text: string): readonly string[] {
  const hanging = text.startsWith("→ ") ? "  " : "";
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= WIDTH - 4) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(line === undefined ? word : `${hanging}${word}`);
  }
  return lines;
}
