import { bars, type Dashboard, figure, section, shown, states, table } from "../model";
import { firingBySeverity, firingFigures } from "./firing";
import { eventsOfFleet } from "./marks";
import * as variables from "./variables";

const now = section(100, "Now", [
  ...firingFigures(101, 5),
  figure(105, "Pending", {
    targets: [shown("pending", { kind: "alerts", state: "pending", by: [] })],
    means: "Alerts whose condition holds, but not yet for long enough.",
    normal: "Few.",
    act: "Many: something begins; look at Fleet before they fire.",
    opens: "fleet",
  }),
  table(106, "What fires", {
    targets: [shown("Severity", { kind: "alertRank" }), shown("For", { kind: "alertAge" })],
    height: 12,
    sorted: [
      { by: "Severity", first: "highest" },
      { by: "For", first: "highest" },
    ],
    empty: "Nothing fires.",
    means:
      "Every alert that fires, the worst first, and of these the longest, with its runbook behind its name. What fires with two severities stands here once, with the worse one.",
    normal: "Empty.",
    act: "Start at the top; click on the alert for its runbook, on the instance for its dashboard.",
    opens: "instance",
  }),
]);

const history = section(200, "History", [
  states(201, "Which alerts fired when", {
    targets: [shown("{{alertname}} {{severity}}", { kind: "alerts", state: "firing", by: ["alertname", "severity"] })],
    width: 24,
    height: 12,
    empty: "Nothing fired in this time.",
    means: "How many instances each alert fired for, over time.",
    normal: "Mostly empty.",
    act: "What began first is closest to the cause. What comes and goes wants another threshold.",
  }),
  bars(202, "Alerts by severity", {
    targets: firingBySeverity("stacked"),
    width: 12,
    min: 0,
    means: "Alerts that fired, by severity.",
    normal: "Few, and short.",
    act: "A wall of one colour that never ends: nobody looks at it any more; repair it or switch it off.",
  }),
  bars(203, "Alerts by team", {
    targets: [shown("{{team}}", { kind: "alerts", state: "firing", by: ["team"] }, "stacked")],
    width: 12,
    min: 0,
    empty: "Nothing fired in this time.",
    means: "Alerts that fired, by the team of their instance.",
    normal: "Alike.",
    act: "One team has most: its thresholds, or its instances.",
  }),
]);

/** Where whoever is on call lands. */
export const alerts: Dashboard = {
  id: "alerts",
  title: "Alerts",
  description: "What fires now, since when, where its runbook is, and what fired before.",
  range: "24h",
  pace: "live",
  variables: variables.fleetOf("many"),
  marks: eventsOfFleet,
  sections: [now, history],
};
