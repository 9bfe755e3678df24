import * as z from "zod";

const labels = z.record(z.string(), z.string());

export const buildInfo = z.object({ version: z.string() });

const target = z.object({
  scrapePool: z.string(),
  scrapeUrl: z.string(),
  labels,
  /** `unknown` until it was scraped once. */
  health: z.enum(["up", "down", "unknown"]),
  /** Empty while it is well. */
  lastError: z.string(),
  lastScrape: z.string(),
});

/** A scraped endpoint. */
export type Target = z.output<typeof target>;

export const targets = z.object({ activeTargets: z.array(target) });

const sample = z.object({
  metric: labels,
  value: z
    .tuple([z.number(), z.string()])
    .transform(([, value]) => Number(value === "+Inf" ? "Infinity" : value === "-Inf" ? "-Infinity" : value)),
});

/** One series of an answer. `NaN` where Prometheus says so. */
export type Sample = z.output<typeof sample>;

export const vector = z.object({ resultType: z.literal("vector"), result: z.array(sample) });

const rule = z.object({
  type: z.enum(["alerting", "recording"]),
  name: z.string(),
  query: z.string(),
  labels: labels.default({}),
  annotations: labels.default({}),
  /** Seconds. */
  duration: z.number().default(0),
  /** Seconds. */
  keepFiringFor: z.number().default(0),
  health: z.string(),
  lastError: z.string().default(""),
  lastEvaluation: z.string(),
});

/** A rule as the server has it. */
export type LoadedRule = z.output<typeof rule>;

const group = z.object({
  name: z.string(),
  file: z.string(),
  /** Seconds. */
  interval: z.number(),
  rules: z.array(rule),
});

/** A rule group as the server has it. */
export type LoadedGroup = z.output<typeof group>;

export const ruleGroups = z.object({ groups: z.array(group) });

const activeAlert = z.object({
  labels,
  annotations: labels,
  state: z.enum(["pending", "firing", "inactive"]),
  activeAt: z.string(),
  value: z.string(),
});

/** An alert that is pending or firing. */
export type ActiveAlert = z.output<typeof activeAlert>;

export const activeAlerts = z.object({ alerts: z.array(activeAlert) });

export const alertmanagerList = z.object({ activeAlertmanagers: z.array(z.object({ url: z.string() })) });

export const formatted = z.string();
