import { type Plan, type PlannedAlert, toSeconds, walk } from "../../../catalog/model";
import { isOfInstance, slowInterval } from "../../../languages/promql";
import type { NotificationPath } from "../notification-bound";

/** Seconds that the programs themselves may take, all together. */
const WORK = 3;

/** How a plan's config adds up for one alert. The routes of an alert that was told already wait for their group interval. */
export function pathOf(plan: Plan, id: string, aura: Pick<NotificationPath, "cache" | "lag">): NotificationPath {
  const alert = plan.alerts.find((it) => it.id === id)!;
  const route = plan.routes.find(({ match }) => match.severity?.includes(worst(alert)) ?? true)!;
  return {
    ...aura,
    scrapeInterval: plan.interval,
    evaluations: evaluationsOf(alert, plan),
    holds: toSeconds(alert.holds),
    groupWait: Math.max(toSeconds(route.groupWait), plan.interval < 30 ? toSeconds(route.groupInterval) : 0),
    work: WORK,
  };
}

/** Its metrics are recorded at the slowest pace among them; then it is judged at its own. */
function evaluationsOf(alert: PlannedAlert, plan: Plan): NotificationPath["evaluations"] {
  const every = (isSlow: boolean): number => (isSlow ? slowInterval(plan) : plan.interval);
  const { signal } = alert.when;
  return [
    every(walk(signal).some((it) => it.kind === "metric" && it.metric.pace === "slow")),
    every(alert.pace === "slow" && isOfInstance(signal.level)),
  ];
}

const worst = ({ on }: PlannedAlert): PlannedAlert["on"][number] => on.at(-1)!;
