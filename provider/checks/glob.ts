const WILD = /[*?[]/;

/** True when Prometheus and Alertmanager read the text as a pattern rather than as the name of one file. */
export const isGlob = (text: string): boolean => WILD.test(text);

/** Whether a path matches a pattern as Go's `filepath.Match` reads it: `*` and `?` stay inside one folder, `[a-z]` is a class. */
export function matchesGlob(path: string, pattern: string): boolean {
  const source = pattern.replace(/\[[^\]]*\]|[*?]|[\\^$.|+(){}\]]/g, (part) => {
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    return part.startsWith("[") ? part : `\\${part}`;
  });
  return new RegExp(`^${source}$`).test(path);
}
