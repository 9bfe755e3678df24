/** What looking at a cluster gave. It is good only when both lists are empty. */
export interface Report {
  /** What is wrong, and after an arrow what to do. */
  readonly findings: readonly string[];
  /** What could not be checked, and why: never to be shown as a pass. */
  readonly unchecked: readonly string[];
}

export const GOOD: Report = { findings: [], unchecked: [] };

/** Something that is wrong. @param fix what to do */
export const wrong = (what: string, fix: string): Report => ({ findings: [`${what}\n→ ${fix}`], unchecked: [] });

/** Something that could not be looked at. */
export const unchecked = (what: string, why: string): Report => ({ findings: [], unchecked: [`could not check ${what}: ${why}`] });

/** Several reports as one. */
export const together = (reports: readonly Report[]): Report => ({
  findings: [...new Set(reports.flatMap((it) => it.findings))],
  unchecked: [...new Set(reports.flatMap((it) => it.unchecked))],
});
