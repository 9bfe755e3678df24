import * as z from "zod";

import { variable } from "../../../cli/dashboards/document";

const target = z.object({
  refId: z.string(),
  expr: z.string(),
  range: z.boolean().optional(),
  instant: z.boolean().optional(),
  format: z.string().optional(),
  legendFormat: z.string().optional(),
});

const panel = z.looseObject({
  id: z.number(),
  type: z.string(),
  title: z.string(),
  gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  targets: z.array(target).default([]),
});

/** What tests read of a dashboard in Grafana's classic JSON. */
export const dashboardJson = z.looseObject({
  uid: z.string(),
  title: z.string(),
  refresh: z.string(),
  time: z.object({ from: z.string() }),
  templating: z.object({ list: z.array(variable) }),
  annotations: z.object({ list: z.array(z.object({ name: z.string(), expr: z.string().optional() })) }),
  panels: z.array(panel),
});

export type DashboardJson = z.output<typeof dashboardJson>;
export type TargetJson = z.output<typeof target>;

/** Reads the text of a dashboard. @throws ZodError where it is not what Grafana expects */
export const readDashboard = (text: string): DashboardJson => dashboardJson.parse(JSON.parse(text));
