import type { Colors } from "picocolors/types";
import { checkPage } from "./check-page";
import type { Finding } from "./checks/check";
import type { Checked } from "./run-checks";
import { WIDTH, wrapWords } from "./wrap-words";

/** Columns of a check's title, so that facts stand below each other. */
const TITLE_WIDTH = 40;

/** One check as people see it: a line when it passed, cause and fix when it did not. @param columns of the terminal. @default 100 */
export function renderChecked({ check, verdict }: Checked, colors: Colors, columns: number = WIDTH): string {
  switch (verdict.kind) {
    case "pass":
      return passed(check.title, verdict.facts, colors, columns);
    case "couldNotCheck":
      return [
        `  ${colors.yellow("?")} ${headed(`could not check whether ${check.title}`, check.id, colors, columns)}`,
        ...indented([verdict.why, `→ ${verdict.fix}`], columns),
      ].join("\n");
    case "finding":
      return verdict.findings.map((it) => renderFinding(it, check.id, colors, columns)).join("\n");
  }
}

/** What is wrong, what was seen, why, and what to do. @param id the check whose page says more */
export function renderFinding(
  { what, details, cause, fix }: Finding,
  id: string | undefined,
  colors: Colors,
  columns: number = WIDTH,
): string {
  const head = id === undefined ? colors.bold(what) : headed(colors.bold(what), id, colors, columns, what.length);
  const page = id === undefined ? [] : [colors.dim(`    ${checkPage(id)}`)];
  return [`  ${colors.red("✖")} ${head}`, ...indented([...details, cause, `→ ${fix}`], columns), ...page].join("\n");
}

/** Where both do not fit beside each other, facts stand below. */
function passed(title: string, facts: string, colors: Colors, columns: number): string {
  const beside = 5 + Math.max(title.length, TITLE_WIDTH) + facts.length <= columns;
  const below = wrapWords(facts, columns - 6).map((line) => `\n      ${colors.dim(line)}`);
  return `  ${colors.green("✔")} ${beside ? `${title.padEnd(TITLE_WIDTH)} ${colors.dim(facts)}` : `${title}${below.join("")}`}`;
}

const headed = (text: string, id: string, colors: Colors, columns: number, length = text.length): string =>
  `${text}${" ".repeat(Math.max(2, columns - 4 - length - id.length))}${colors.dim(id)}`;

const indented = (lines: readonly string[], columns: number): readonly string[] =>
  lines.flatMap((line) => wrapWords(line, columns - 4).map((it) => `    ${it}`));
