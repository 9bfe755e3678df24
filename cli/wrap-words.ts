/** Columns of a line, where the terminal is not narrower. */
export const WIDTH = 100;

/** Columns that a stream shows: its terminal's, up to the usual width. */
export const columnsOf = ({ columns }: { readonly columns?: number }): number => Math.min(columns || WIDTH, WIDTH);

/** Breaks a text at spaces; a word that is wider stays whole. The following lines of an advice stand under its first word. */
export function wrapWords(text: string, columns: number): readonly string[] {
  const hanging = text.startsWith("→ ") ? "  " : "";
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= columns) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(line === undefined ? word : `${hanging}${word}`);
  }
  return lines;
}
