import type { Mistake } from "./mistake";

const WIDTH = 100;

/** Everything that is wrong in a stack config, in one message: each mistake with its path, its value and what to do. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  /** By this property the SDK knows errors that people made and can mend: it shows their message, and neither a stack nor their fields. */
  readonly __pulumiRunError = true;

  /** @param file the file that the user edits, as shown in the first line */
  constructor(
    readonly mistakes: readonly Mistake[],
    readonly file: string,
  ) {
    super([heading(mistakes, file), ...mistakes.map(paragraph)].join("\n\n"));
  }
}

function heading(mistakes: readonly Mistake[], file: string): string {
  const others = new Set(mistakes.flatMap((it) => (it.file !== undefined && it.file !== file ? [it.file] : [])));
  const files = others.size === mistakes.length ? [...others] : [file];
  return `${mistakes.length} ${mistakes.length === 1 ? "mistake" : "mistakes"} in ${files.join(" and ")}`;
}

function paragraph({ path, value, problem, fix, file }: Mistake): string {
  const where = `  ${path}${value === undefined ? "" : `: ${value}`}${file === undefined ? "" : `   (from ${file})`}`;
  if (fix === undefined) return `${where}\n    ${problem}`;
  const line = `    ${problem} → ${fix}`;
  return line.length <= WIDTH ? `${where}\n${line}` : `${where}\n    ${problem}\n    → ${fix}`;
}
