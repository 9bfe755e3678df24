import { distribution } from "../program";

/** Grafana's dashboard linter for classic (v1) dashboards. It prints no version, so it has a label instead of a number. */
export const dashboardLinter = distribution({
  name: "dashboard-linter",
  version: "classic",
  minimum: "classic",
  programs: [{ name: "dashboard-linter" }],
  sharedVersion: "classic",
  install: "it is only offered by the shared tools beside the checkout; what needs it is skipped without them",
});
