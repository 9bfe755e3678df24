import { Help } from "commander";

/** Columns of a line, where the terminal is not narrower. */
export const WIDTH = 100;

/** Columns that a stream shows: its terminal's, up to the usual width. */
export const columnsOf = ({ columns }: { readonly columns?: number }): number => Math.min(columns || WIDTH, WIDTH);

const ADVICE = "→ ";

/** Breaks a text at spaces; a word that is wider stays whole. The following lines of an advice stand under its first word. */
export function wrapWords(text: string, columns: number): readonly string[] {
  if (!text.startsWith(ADVICE)) return wrapped(text, columns);
  const lines = wrapped(text.slice(ADVICE.length), columns - ADVICE.length);
  return lines.map((line, index) => `${index === 0 ? ADVICE : " ".repeat(ADVICE.length)}${line}`);
}

/** As commander wraps its help, however narrow. */
function wrapped(text: string, columns: number): readonly string[] {
  const help = new Help();
  help.minWidthToWrap = 1;
  return help.boxWrap(text, columns).split("\n");
}
