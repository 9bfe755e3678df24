/** A text in which `<word>` outside of code stays visible: Markdown would take it for HTML. A line break in a cell is meant. */
export const visible = (text: string): string =>
  text.replace(/(`[^`]*`)|<(?!br>)/g, (_match, codeSpan: string | undefined) => codeSpan ?? "&lt;");

/** A table; a `|` inside a cell is escaped, also inside code. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((it) => visible(it).replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const bullets = (items: readonly string[]): string => items.map((it) => `- ${visible(it)}`).join("\n");

export const steps = (items: readonly string[]): string => items.map((it, at) => `${at + 1}. ${visible(it)}`).join("\n");

export const code = (text: string): string => `\`${text}\``;

export const block = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
