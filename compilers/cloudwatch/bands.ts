import type { Plan } from "../../catalog/model";
import { alarmName } from "./alarms";
import type { BandAlarm, ClassicAlarm } from "./classic-alarm";

/** Standard deviations: CloudWatch's own examples use two; three cries wolf less often. */
const WIDTH = 3;

/**
 * A band around each single metric that a classic alarm about an instance reads by itself: what is unusual, whatever the thresholds say.
 * An extra: the algorithm is CloudWatch's own, so no verdict of it is compared with Prometheus'.
 */
export function compileBands(plan: Plan, alarms: readonly ClassicAlarm[]): readonly BandAlarm[] {
  const bands = alarms.flatMap((it): BandAlarm[] => {
    if (it.kind !== "math" || it.metrics.length !== 1 || it.expression !== "m1" || it.about.instance_id === undefined) return [];
    const [metric] = it.metrics;
    const id = [
      "unusual",
      metric!.name.replaceAll("_", "-"),
      it.about.instance_id,
      ...(it.about.database === undefined ? [] : [it.about.database]),
    ].join("-");
    const description = `${metric!.name} is outside of what is usual for ${it.description.split("\n").at(-1)!}.`;
    return [
      {
        kind: "band",
        id,
        name: alarmName(plan, id),
        severity: "info",
        description,
        about: it.about,
        metric: metric!,
        period: 300,
        width: WIDTH,
        evaluationPeriods: 3,
      },
    ];
  });
  return [...new Map(bands.map((it) => [it.id, it])).values()];
}
