import { figure, type Look, type Panel, SEVERITIES, type Severity, type Shown, shown } from "../model";

const WORST_FIRST = [...SEVERITIES].reverse();

/** How many alerts fire, a target for each severity, worst first. */
export const firingBySeverity = (look: Look): readonly Shown[] =>
  WORST_FIRST.map((severity) => shown(severity, { kind: "alerts", state: "firing", by: [], severity }, look));

const ACT: Readonly<Record<Severity, string>> = {
  emergency: "Somebody was woken; open Alerts and help.",
  critical: "Act now: open Alerts, and follow the runbook.",
  warning: "Look soon, in working hours.",
  info: "Advice: read it at the next review.",
};

/** How many alerts fire, one figure for each severity, worst first. @param first id of the first of four panels */
export const firingFigures = (first: number, width: number): readonly Panel[] =>
  WORST_FIRST.map((severity, index) =>
    figure(first + index, `Firing: ${severity}`, {
      targets: [shown(severity, { kind: "alerts", state: "firing", by: [], severity })],
      width,
      means: `Alerts of severity ${severity} that fire now.`,
      normal: "None.",
      act: ACT[severity],
      opens: "alerts",
    }),
  );
