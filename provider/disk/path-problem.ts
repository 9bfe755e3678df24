/**
 * Why a path may not stand inside a set, or `undefined` when it may. Refused is everything that could name a file outside of
 * the set, or two spellings of one file: absolute paths, `..`, `.`, empty segments, backslashes and control characters.
 */
export function pathProblem(path: string): string | undefined {
  if (path === "") return "is empty; give a path inside the set, as rules/alerts.yml";
  if (path.startsWith("/")) return "is absolute; give a path inside the set, as rules/alerts.yml";
  if (/[\\\u0000-\u001f]/.test(path)) return "has a backslash or a control character; use forward slashes and plain names";
  const odd = path.split("/").find((segment) => segment === "" || segment === "." || segment === "..");
  return odd === undefined ? undefined : `has the segment "${odd}"; name the file directly, inside the set`;
}
