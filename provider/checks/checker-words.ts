import type { Finding } from "./finding";

/** Lines of promtool and amtool that report no mistake. */
const NOISE = /^(Checking '?[^']+'?(\s+SUCCESS)?|SUCCESS\b.*|Found:|- .*|amtool: error: failed to validate.*|)$/;
const LOCATED = /^(?<path>[^\s:]+\.[a-z]+): (?:(?<place>\d+:\d+): )?(?<problem>.+)$/;

/**
 * The mistakes in what promtool or amtool printed, each with the file and line that it names, else with `path`. Several lines of one
 * message (a YAML error and its details) stay together.
 */
export function parseCheckerWords(words: string, path: string, fix: string): readonly Finding[] {
  const lines = words
    .split("\n")
    .map((line) => ({ text: line.trim().replace(/^(Checking '[^']*'\s+)?FAILED:\s*/, ""), detail: /^\s{2,}line \d+/.test(line) }));
  const messages: string[] = [];
  for (const { text, detail } of lines) {
    if (NOISE.test(text)) continue;
    if (detail && messages.length > 0) messages.push(`${messages.pop()} ${text}`);
    else messages.push(text);
  }
  return messages.map((message) => {
    const { path: named, place, problem } = LOCATED.exec(message)?.groups ?? {};
    return { path: named ?? path, ...(place !== undefined && { place }), problem: problem ?? message, fix };
  });
}
