import * as z from "zod";

const step = z.object({ value: z.number().nullable(), color: z.string() });
const mapping = z.object({
  type: z.literal("value"),
  options: z.record(z.string(), z.object({ text: z.string(), color: z.string().optional() })),
});
const link = z.object({ title: z.string(), url: z.string(), targetBlank: z.boolean().default(false) });

const custom = z.object({
  drawStyle: z.enum(["line", "bars", "points"]).default("line"),
  lineWidth: z.number().default(1),
  fillOpacity: z.number().default(0),
  axisLabel: z.string().optional(),
  axisPlacement: z.string().optional(),
  scaleDistribution: z.object({ type: z.string() }).optional(),
  lineStyle: z.object({ fill: z.string() }).optional(),
  stacking: z.object({ mode: z.string() }).optional(),
  transform: z.string().optional(),
  hidden: z.boolean().default(false),
  cellOptions: z.object({ type: z.string() }).optional(),
});

/** How numbers of a field are written and coloured. */
export const fieldConfig = z.object({
  unit: z.string().default("short"),
  decimals: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  thresholds: z.object({ steps: z.array(step) }).optional(),
  mappings: z.array(mapping).default([]),
  color: z.object({ mode: z.string(), fixedColor: z.string().optional() }).optional(),
  links: z.array(link).default([]),
  noValue: z.string().default("no data"),
  custom: z.preprocess((it) => it ?? {}, custom),
});

const override = z.object({
  matcher: z.object({ id: z.enum(["byFrameRefID", "byName", "byRegexp"]), options: z.string() }),
  properties: z.array(z.object({ id: z.string(), value: z.unknown() })),
});

const target = z.object({ refId: z.string(), expr: z.string(), legendFormat: z.string().default(""), range: z.boolean().default(false) });

/** How the rows of a table stand at first. */
const sorting = z.object({ displayName: z.string(), desc: z.boolean().default(false) });

/** Where the names of lines stand; with `sortBy` in the order of the alphabet. */
const legend = z.object({ placement: z.string().default("bottom"), sortBy: z.literal("Name").optional() });

/** The columns of a table: which are left out, in what order the others stand, and what they are called. */
const organize = z.object({
  excludeByName: z.record(z.string(), z.boolean()).default({}),
  indexByName: z.record(z.string(), z.number()).default({}),
  renameByName: z.record(z.string(), z.string()).default({}),
});

/** Fields that are left out of every query's answer. */
const filterFields = z.object({ exclude: z.object({ names: z.array(z.string()).default([]) }) });

const place = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });

const panel = z.object({
  id: z.number(),
  type: z.enum(["row", "timeseries", "stat", "gauge", "bargauge", "table", "state-timeline"]),
  title: z.string(),
  description: z.string().default(""),
  gridPos: place,
  interval: z.string().default("1m"),
  maxDataPoints: z.number().optional(),
  links: z.array(link).default([]),
  targets: z.array(target).default([]),
  options: z.object({ sortBy: z.array(sorting).default([]), legend: legend.optional() }).optional(),
  transformations: z.array(z.object({ id: z.string(), options: z.unknown() })).default([]),
  fieldConfig: z
    .object({ defaults: z.record(z.string(), z.unknown()), overrides: z.array(override).default([]) })
    .default({ defaults: {}, overrides: [] }),
});

const variable = z.object({
  type: z.string(),
  name: z.string(),
  label: z.string().optional(),
  query: z.string(),
  regex: z.string().default(""),
  multi: z.boolean().default(false),
  allValue: z.string().optional(),
});

const annotation = z.object({
  name: z.string(),
  enable: z.boolean().default(true),
  iconColor: z.string(),
  expr: z.string().optional(),
  titleFormat: z.string().default(""),
  textFormat: z.string().default(""),
});

/** What is drawn of a dashboard, in Grafana's classic JSON: the very document that is deployed. A kind of panel that is not here is refused. */
export const dashboardDocument = z.object({
  uid: z.string(),
  title: z.string(),
  description: z.string().default(""),
  time: z.object({ from: z.string() }),
  refresh: z.string(),
  timepicker: z.object({ quick_ranges: z.array(z.object({ from: z.string() })).default([]) }),
  templating: z.object({ list: z.array(variable) }),
  annotations: z.object({ list: z.array(annotation) }),
  panels: z.array(panel),
});

export { filterFields, organize, variable };
export type DashboardDocument = z.output<typeof dashboardDocument>;
export type PanelDocument = z.output<typeof panel>;
export type TargetDocument = z.output<typeof target>;
export type VariableDocument = z.output<typeof variable>;
export type AnnotationDocument = z.output<typeof annotation>;
export type FieldConfig = z.output<typeof fieldConfig>;
export type Link = z.output<typeof link>;
export type Place = z.output<typeof place>;
export type ThresholdStep = z.output<typeof step>;
