import { dashboardUid } from "../catalog/model";
import type { Stage } from "./run-demo";
import { seconds } from "./screen/render-step";
import type { Session } from "./session";

/** Where to look. */
export function addresses({ urls, surroundings, dashboards, preview, provisioned }: Stage): readonly string[] {
  const columns = (left: readonly [string, string], right: readonly [string, string]): string =>
    `  ${left[0].padEnd(13)} ${left[1].padEnd(27)} ${right[0].padEnd(13)} ${right[1]}`;
  return [
    columns(["Prometheus", urls.prometheus], ["Alertmanager", urls.alertmanager]),
    ...(dashboards === undefined
      ? []
      : [`  ${"Grafana".padEnd(13)} ${dashboards}/d/${dashboardUid(provisioned.stack.plan.links.dashboardPrefix, "fleet")}`]),
    `  ${"Dashboards".padEnd(13)} ${preview}`,
    columns(["Simulator", surroundings.simulator.url], ["Messages", surroundings.sinks.url]),
  ];
}

/** How to walk through the running stack from another terminal. */
export const tryCheck = ({ workspace }: Stage): readonly string[] => [
  "  Check it from another terminal; it changes nothing:",
  `  npm run check -- --stack demo --config-file ${workspace.stackFile}`,
];

/** How many steps held, of how many that the demo has, and in what time. */
export function summary({ lines }: Session, all: number): string {
  const held = lines.filter((line) => line.held).length;
  const took = lines.reduce((sum, line) => sum + line.took, 0);
  const untried = all - lines.length;
  return `  ${held} of ${all} steps held in ${seconds(took)}${untried > 0 ? `; ${untried} were not tried` : ""}`;
}
