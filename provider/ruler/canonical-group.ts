import { parse, stringify } from "yaml";

const DURATIONS: readonly string[] = ["interval", "for", "keep_firing_for", "query_offset"];
const MILLISECONDS = { y: 31_536_000_000, w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

/** A rule group in the one form that equal groups share, as text: a ruler writes durations its own way and sorts what it likes. */
export const canonicalGroup = (group: unknown): string => stringify(canonical(group, ""), { lineWidth: 0, aliasDuplicateObjects: false });

/** @throws Error when the text is no YAML */
export const canonicalText = (text: string): string => canonicalGroup(parse(text));

function canonical(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((it) => canonical(it, ""));
  if (typeof value === "string" && DURATIONS.includes(key)) return inSeconds(value);
  if (typeof value === "number" && key === "expr") return String(value);
  if (typeof value === "string") return value.trimEnd();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, it]) => it !== undefined && it !== "" && !isEmpty(it))
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([name, it]) => [name, canonical(it, key === "labels" || key === "annotations" ? "" : name)]),
  );
}

const isEmpty = (value: unknown): boolean => typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** As people write a rule. */
const ORDER = ["name", "interval", "record", "alert", "expr", "for", "keep_firing_for", "labels", "annotations", "rules"];
const rank = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);

function inSeconds(text: string): string {
  const parts = [...text.matchAll(/(\d+)(ms|[ywdhms])/g)];
  if (parts.map(([all]) => all).join("") !== text) return text;
  return `${parts.reduce((sum, [, count, unit]) => sum + Number(count) * MILLISECONDS[unit as keyof typeof MILLISECONDS], 0) / 1_000}s`;
}
