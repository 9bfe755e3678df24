import type { Plan } from "../../catalog/model";
import type { DowntimeDocument } from "./document";

/** A time on a clock and calendar somewhere. */
interface Moment {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:MM` */
  readonly time: string;
}

/** A maintenance window as the config has it. */
export interface Window {
  readonly from: Moment;
  readonly to: Moment;
  readonly timeZone: string;
  readonly reason: string;
  readonly author: string;
}

/** A downtime for each maintenance window: Datadog watches on, and tells nobody. @param windows in the order of the plan's */
export const compileDowntimes = ({ stack, maintenance }: Plan, windows: readonly Window[]): readonly DowntimeDocument[] =>
  maintenance.map(({ name, instanceIds }, at) => {
    const { from, to, timeZone, reason, author } = windows[at]!;
    const ids = instanceIds.map((it) => it.toLowerCase()).sort();
    return {
      id: name,
      scope: [`aura_stack:${stack}`, ...(ids.length === 0 ? [] : [`instance_id:(${ids.join(" OR ")})`])].join(" AND "),
      start: instant(from, timeZone),
      end: instant(to, timeZone),
      timeZone,
      message: `${reason} (${author})`,
    };
  });

/** `2026-12-24T17:00:00Z`: the moment that a clock in a time zone shows, or the first one after it where clocks leap over it. */
function instant({ date, time }: Moment, timeZone: string): string {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const first = wanted - offset(wanted, timeZone);
  const exact = wanted - offset(first, timeZone);
  return new Date(exact).toISOString().replace(".000Z", "Z");
}

/** Milliseconds that a zone is ahead of UTC at a moment. */
function offset(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, hourCycle: "h23", dateStyle: "short", timeStyle: "medium" });
  const { year, month, day, hour, minute, second } = Object.fromEntries(
    format.formatToParts(at).map((it) => [it.type, Number(it.value)]),
  ) as Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>;
  return Date.UTC(year < 100 ? 2000 + year : year, month - 1, day, hour, minute, second) - at;
}
