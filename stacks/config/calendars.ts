import * as z from "zod";
import { clockSpanText } from "../values/clock-span";
import { localMomentText } from "../values/moment";
import { displayName, nameKey } from "../values/names";
import { timeZoneText } from "../values/time-zone";

/** Weekdays as the config names them, in Alertmanager's order. */
export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

const days = () => z.array(z.enum(WEEKDAYS)).min(1);

const timeZone = () => timeZoneText().describe("Time zone of its times, as Europe/Berlin.");

const calendar = z.strictObject({
  days: days().optional().describe("Whole days."),
  times: clockSpanText().optional().describe("A time on all other days, as 19:00-07:00; it may cross midnight."),
  weekly: z
    .array(
      z.strictObject({
        days: days().optional().describe("The days on which it begins. Default: every day."),
        times: clockSpanText().optional().describe("The time on these days. Default: all day."),
      }),
    )
    .min(1)
    .optional()
    .describe("Or several spans, each on its own days: office hours are [{ days: [monday, …], times: 08:00-18:00 }]."),
  timeZone: timeZone(),
});

/** The section `calendars`: spans of the week that routes and instances refer to, by name. */
export const calendars = z.record(nameKey(), calendar).prefault({});

/** One calendar as the config has it. */
export type CalendarInput = z.output<typeof calendar>;

const window = z.strictObject({
  from: localMomentText().describe('When it begins, in quotes: "2026-12-24T18:00".'),
  to: localMomentText().describe("When it ends."),
  timeZone: timeZone(),
  instances: z.array(displayName()).prefault([]).describe("Names of the instances that are worked on. Default: the whole stack."),
  reason: z.string().min(1).describe("Why, for those who wonder about the silence."),
  author: z.string().min(1).describe("Whom to ask."),
});

/** The section `maintenance`: times in which work is done and nobody is told. */
export const maintenance = z.array(window).prefault([]);

/** One maintenance window as the config has it. */
export type MaintenanceInput = z.output<typeof window>;
