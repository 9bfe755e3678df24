/** Reads the format of `sha256sum`: one "sum  name" a line. Other lines are ignored. */
export function parseChecksums(text: string): ReadonlyMap<string, string> {
  const lines = text.split("\n").map((line) => /^([0-9a-f]{64})\s+\*?(?:\.\/)?(\S+)\s*$/.exec(line));
  return new Map(lines.flatMap((match) => (match?.[1] && match[2] ? [[match[2], match[1]] as const] : [])));
}
