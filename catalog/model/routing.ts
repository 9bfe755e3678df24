import type { Duration } from "./units";

/** A span of the week in a time zone; used for quiet times, pauses and office hours. */
export interface Calendar {
  readonly name: string;
  readonly spans: readonly CalendarSpan[];
}

export interface CalendarSpan {
  /** Alertmanager's weekday names; empty means every day. */
  readonly days: readonly string[];
  /** `HH:MM` pairs within one day (`24:00` is the end of the day); empty means the whole day. */
  readonly times: readonly { readonly from: string; readonly to: string }[];
  readonly timeZone: string;
  /** One span of dates, for maintenance windows; `YYYY-MM-DD`. */
  readonly dates?: { readonly from: string; readonly to: string };
}

export type Contact =
  | { readonly kind: "pagerduty"; readonly name: string; readonly routingKey: string; readonly url?: string }
  | {
      readonly kind: "slack";
      readonly name: string;
      readonly channel: string;
      readonly webhook?: string;
      readonly appToken?: string;
      readonly appUrl?: string;
    }
  | {
      readonly kind: "email";
      readonly name: string;
      readonly to: readonly string[];
      readonly from: string;
      readonly smarthost: string;
      readonly username?: string;
      readonly password?: string;
      readonly requireTls: boolean;
    }
  | { readonly kind: "webhook"; readonly name: string; readonly url: string; readonly maxAlerts: number };

/** Who is told about what. The first route that matches an alert takes it. */
export interface PlannedRoute {
  /** Matched exactly; several values mean any of them. Absent: any value. */
  readonly match: Readonly<
    Partial<
      Record<"severity" | "team" | "environment" | "tier" | "service" | "aura_project" | "instance_id" | "aura_alert", readonly string[]>
    >
  >;
  readonly to: readonly string[];
  readonly escalate?: { readonly after: Duration; readonly to: readonly string[] };
  /** Name of the calendar in which this route is silent. */
  readonly quietDuring?: string;
  /** Name of the calendar outside of which this route is silent. */
  readonly activeDuring?: string;
  readonly repeat: Duration;
  readonly groupWait: Duration;
  readonly groupInterval: Duration;
}

/** Where the pipeline's sign of life goes: only while all endpoints of the project are read, or, without a project, all of the stack. */
export interface PlannedHeartbeat {
  readonly projectId?: string;
  readonly to: readonly string[];
  readonly every: Duration;
}

/** A time in which some instances are worked on and nobody is told. */
export interface PlannedMaintenance {
  readonly name: string;
  readonly calendar: string;
  /** Empty: the whole stack. */
  readonly instanceIds: readonly string[];
  readonly reason: string;
  readonly author: string;
}
