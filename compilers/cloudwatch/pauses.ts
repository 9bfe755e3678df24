import type { CalendarSpan, Plan, PlannedAlert } from "../../catalog/model";
import { isOfInstance } from "../../languages/promql";
import type { MuteRule } from "./mute-rules";
import type { Shard } from "./shards";

/** Whether a paused instance makes an alert fire. */
export const mindsPauses = ({ ifNoData, when }: PlannedAlert): boolean => ifNoData === "alert" && isOfInstance(when.signal.level);

/** A part of a fleet, divided by the calendars in which instances may be paused. Those that always may be are in none. */
export function byPause(shard: Shard): readonly Shard[] {
  const paused = shard.instances.filter(({ pause }) => pause !== undefined);
  if (paused.length === 0) return [shard];
  const calendars = [...new Set(paused.flatMap(({ pause }) => (pause === undefined || pause === "always" ? [] : [pause])))].sort();
  const ids = (some: Shard["instances"]): string =>
    some
      .map(({ id }) => id)
      .sort()
      .join("|");
  const others = shard.instances.filter(({ pause }) => pause === undefined);
  return [
    { ...shard, matchers: [...shard.matchers, `instance_id!~"${ids(paused)}"`], instances: others },
    ...calendars.map((pause): Shard => {
      const instances = paused.filter((it) => it.pause === pause);
      return {
        suffix: `${shard.suffix}-paused-${pause}`,
        matchers: [...shard.matchers, `instance_id=~"${ids(instances)}"`],
        instances,
        pause,
      };
    }),
  ];
}

/** Mute rules for the calendars in which alarms tell nobody. */
export const compilePauses = (
  plan: Plan,
  alarms: readonly { readonly name: string; readonly mutedDuring?: string }[],
): readonly MuteRule[] =>
  plan.calendars.flatMap(({ name, spans }) => {
    const alarmNames = alarms.filter(({ mutedDuring }) => mutedDuring === name).map((it) => it.name);
    if (alarmNames.length === 0) return [];
    return spans
      .flatMap((span) => (span.times.length === 0 ? [{ span, from: "00:00", to: "24:00" }] : span.times.map((time) => ({ span, ...time }))))
      .map(({ span, from, to }, at): MuteRule => {
        const id = `paused-${name}${at === 0 ? "" : `-${at + 1}`}`;
        const about = `Instances that may be paused during ${name}`;
        return { id, name: `aura-${plan.stack}-${id}`, description: about, ...weekly(span, from, to), alarmNames };
      });
  });

/** `cron(minute hour * * SUN,MON)`, as the CloudWatch API reference describes it for mute rules. */
function weekly({ days, timeZone }: CalendarSpan, from: string, to: string): Pick<MuteRule, "expression" | "duration" | "timezone"> {
  const [hour = 0, minute = 0] = from.split(":").map(Number);
  const [untilHour = 0, untilMinute = 0] = to.split(":").map(Number);
  const minutes = untilHour * 60 + untilMinute - hour * 60 - minute;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return {
    expression: `cron(${minute} ${hour} * * ${days.length === 0 ? "*" : days.map((it) => it.slice(0, 3).toUpperCase()).join(",")})`,
    duration: `PT${hours > 0 ? `${hours}H` : ""}${rest > 0 ? `${rest}M` : ""}`,
    timezone: timeZone,
  };
}
