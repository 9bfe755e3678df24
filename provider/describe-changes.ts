import { structuredPatch } from "diff";

type Files = Readonly<Record<string, string>>;

/** Longest text diff of one file that is shown; a file that is written anew would otherwise fill the screen. */
const MAX_LINES = 60;

/**
 * What an update does to the files of a set: a line that sums up, then the text diff of each changed path. Unchanged files are not
 * named, and of secrets only the path. `undefined` when nothing changes.
 * @param what what stands at a path, as a plural
 */
export function describeChanges(before: Files, after: Files, secret: boolean, what = "files"): string | undefined {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = paths.filter((path) => before[path] !== after[path]);
  if (changed.length === 0) return undefined;
  const details = changed.map((path) =>
    secret ? describeSecretChange(path, before, after) : describeFileChange(path, before[path], after[path]),
  );
  return [`${changed.length} of ${paths.length} ${what}: ${changed.join(", ")}`, ...details].join("\n");
}

/** The text diff of one file under its path. */
export function describeFileChange(path: string, before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `+ ${path} (new, ${countLines(after ?? "")} lines)`;
  if (after === undefined) return `- ${path} (removed)`;
  const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: 2 });
  const lines = hunks.flatMap((it) => [`@@ -${it.oldStart},${it.oldLines} +${it.newStart},${it.newLines} @@`, ...it.lines]);
  const shown = lines.slice(0, MAX_LINES);
  return [`~ ${path}`, ...shown, ...(lines.length > MAX_LINES ? [`… ${lines.length - MAX_LINES} more lines`] : [])].join("\n");
}

function describeSecretChange(path: string, before: Files, after: Files): string {
  if (!(path in before)) return `+ ${path} (new secret)`;
  return path in after ? `~ ${path} (secret changed)` : `- ${path} (secret removed)`;
}

const countLines = (text: string): number => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
