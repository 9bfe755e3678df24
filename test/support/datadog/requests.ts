import * as z from "zod";

/**
 * Bodies of requests as Datadog's API documents them, as far as this package uses them; anything else is refused.
 * https://docs.datadoghq.com/api/latest/monitors/ · https://docs.datadoghq.com/api/latest/downtimes/ · https://docs.datadoghq.com/api/latest/dashboards/
 */
const thresholds = z.strictObject({
  critical: z.number().nullish(),
  critical_recovery: z.number().nullish(),
  ok: z.number().nullish(),
  warning: z.number().nullish(),
  warning_recovery: z.number().nullish(),
  unknown: z.number().nullish(),
});

const options = z.strictObject({
  thresholds: thresholds.optional(),
  threshold_windows: z.strictObject({ trigger_window: z.string(), recovery_window: z.string() }).optional(),
  notify_no_data: z.boolean().optional(),
  no_data_timeframe: z.int().nullish(),
  renotify_interval: z.int().nullish(),
  renotify_statuses: z.array(z.enum(["alert", "warn", "no data"])).optional(),
  renotify_occurrences: z.int().nullish(),
  escalation_message: z.string().optional(),
  evaluation_delay: z.int().min(0).nullish(),
  new_group_delay: z.int().min(0).nullish(),
  new_host_delay: z.int().min(0).nullish(),
  require_full_window: z.boolean().optional(),
  include_tags: z.boolean().optional(),
  notify_audit: z.boolean().optional(),
  timeout_h: z.int().nullish(),
  locked: z.boolean().optional(),
  groupby_simple_monitor: z.boolean().optional(),
  on_missing_data: z.enum(["default", "show_no_data", "show_and_notify_no_data", "resolve"]).optional(),
  scheduling_options: z
    .strictObject({
      custom_schedule: z.strictObject({
        recurrences: z
          .array(
            z.strictObject({
              rrule: z
                .string()
                .regex(/^FREQ=(DAILY|WEEKLY|MONTHLY)/)
                .regex(/^(?!.*(DTSTART|DTEND|DURATION))/),
              start: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/),
              timezone: z.string().min(1),
            }),
          )
          .length(1),
      }),
    })
    .optional(),
  enable_logs_sample: z.boolean().optional(),
});

export const monitorRequest = z
  .strictObject({
    id: z.int().optional(),
    name: z.string().min(1),
    type: z.enum(["query alert", "service check", "composite"]),
    query: z.string().min(1),
    message: z.string(),
    priority: z.int().min(1).max(5).nullish(),
    tags: z.array(z.string().max(200)).optional(),
    options: options.optional(),
    restricted_roles: z.null().optional(),
    draft_status: z.enum(["draft", "published"]).optional(),
    assets: z.array(z.unknown()).optional(),
  })
  .superRefine(({ type, query, options: of }, context) => {
    if (of?.on_missing_data !== undefined && (of.notify_no_data === true || type !== "query alert"))
      context.addIssue("on_missing_data and notify_no_data exclude each other, and only metric monitors have the former");
    if (type !== "query alert") return;
    // https://github.com/DataDog/terraform-provider-datadog/issues/2815
    if (query.includes("default_zero(") && of?.on_missing_data !== "default")
      context.addIssue(`Invalid on_missing_data value: ${of?.on_missing_data}; valid value is: default`);
    const threshold = / (?:>=?|<=?) (-?[\d.]+(?:e[+-]?\d+)?)$/.exec(query)?.[1];
    if (Number(threshold) !== of?.thresholds?.critical)
      context.addIssue(`Alert threshold (${of?.thresholds?.critical}) does not match that used in the query (${threshold}).`);
  });

export const downtimeRequest = z.strictObject({
  data: z.strictObject({
    type: z.literal("downtime"),
    id: z.string().optional(),
    attributes: z.strictObject({
      scope: z.string().min(1),
      monitor_identifier: z.strictObject({ monitor_tags: z.array(z.string()) }),
      schedule: z
        .strictObject({ start: z.iso.datetime({ offset: true }).nullish(), end: z.iso.datetime({ offset: true }).nullish() })
        .optional(),
      display_timezone: z.string().nullish(),
      message: z.string().nullish(),
      mute_first_recovery_notification: z.boolean().optional(),
      notify_end_states: z.array(z.string()).optional(),
      notify_end_types: z.array(z.string()).optional(),
    }),
  }),
});

const definition: z.ZodType = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("group"), title: z.string(), layout_type: z.literal("ordered"), widgets: z.array(widget) }),
    z.strictObject({ type: z.literal("note"), content: z.string().min(1), background_color: z.string() }),
    z.strictObject({
      type: z.literal("timeseries"),
      title: z.string(),
      show_legend: z.boolean(),
      requests: z.array(
        z.strictObject({
          q: z.string().min(1),
          display_type: z.enum(["line", "bars", "area"]),
          metadata: z.array(z.strictObject({ expression: z.string(), alias_name: z.string() })),
        }),
      ),
      markers: z.array(z.strictObject({ value: z.string(), display_type: z.string(), label: z.string() })),
    }),
    z.strictObject({
      type: z.literal("query_value"),
      title: z.string(),
      autoscale: z.boolean(),
      precision: z.int(),
      requests: z.array(z.strictObject({ q: z.string().min(1), aggregator: z.enum(["last", "avg", "min", "max", "sum"]) })).length(1),
    }),
    z.strictObject({
      type: z.literal("toplist"),
      title: z.string(),
      requests: z.array(z.strictObject({ q: z.string().min(1) })).length(1),
    }),
    z.strictObject({
      type: z.literal("query_table"),
      title: z.string(),
      requests: z.array(
        z.strictObject({ q: z.string(), aggregator: z.literal("last"), alias: z.string(), limit: z.int(), order: z.enum(["asc", "desc"]) }),
      ),
    }),
  ]),
);
const widget = z.object({ definition });

export const dashboardRequest = z.strictObject({
  title: z.string().min(1),
  description: z.string(),
  layout_type: z.literal("ordered"),
  template_variables: z.array(z.strictObject({ name: z.string(), prefix: z.string(), default: z.string() })),
  notify_list: z.array(z.string()),
  tags: z.array(z.string()),
  widgets: z.array(widget).min(1),
});
