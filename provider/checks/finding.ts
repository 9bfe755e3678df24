/** A mistake in a set that must not reach a server. */
export interface Finding {
  /** Path inside the set. */
  readonly path: string;
  /** Where in the file: `12:7`, `receivers[0].slack_configs[0].title`; left out when the whole file is meant. */
  readonly place?: string;
  readonly problem: string;
  readonly fix: string;
}

/** What checking a set gave. A set is good only when both lists are empty. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  /** What could not be checked, and why: never to be shown as a pass. */
  readonly unchecked: readonly string[];
}

/** One report of several; a finding that two checkers make is kept once. */
export function mergeReports(reports: readonly CheckReport[]): CheckReport {
  const findings = new Map(reports.flatMap((it) => it.findings).map((it) => [`${it.path}\n${it.place}\n${it.problem}`, it]));
  return { findings: [...findings.values()], unchecked: [...new Set(reports.flatMap((it) => it.unchecked))] };
}

/** `rules/a.yml 4:24: could not parse … → correct the expression` */
export function renderFinding(finding: Finding): string {
  return `${finding.path}${finding.place === undefined ? "" : ` ${finding.place}`}: ${finding.problem}\n→ ${finding.fix}`;
}
