import * as z from "zod";
import { instanceIdText } from "../values/identifiers";
import { displayName, labelValue } from "../values/names";
import { alertSwitches, thresholds } from "./thresholds";

const limits = z
  .strictObject({
    boltConnections: z
      .int()
      .min(1)
      .optional()
      .describe(
        "Connection limit as the Aura console shows it under Details; it is not among the metrics. Without it the alert on it is silent.",
      ),
  })
  .prefault({});

const labelName = z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, "is not a label name → letters, digits and _, not beginning with a digit");

/** One Aura instance. */
export const instance = z.strictObject({
  id: instanceIdText().describe(
    "Instance id, 8 hexadecimal digits in quotes, as the Aura console shows it. Permanent: all history hangs on it.",
  ),
  name: displayName().optional().describe("What messages call it; may change at any time without a page. Default: its key."),
  environment: labelValue().optional().describe("Where it differs from the stack's environment."),
  team: labelValue().optional().describe("Who is told: routes match it."),
  tier: labelValue().optional().describe("How much it matters: routes match it, and alerts.tiers sets thresholds for it."),
  service: labelValue().optional().describe("What depends on it: routes match it."),
  labels: z.record(labelName, z.string()).prefault({}).describe("More labels of its info series."),
  limits: limits.describe("Limits that Aura does not export."),
  pausedDuring: z
    .string()
    .min(1)
    .optional()
    .describe("Name of a calendar in which it may be paused, or always: its absence tells nobody then."),
  disabled: alertSwitches().describe("Alerts that are off for it: an id, or id:severity."),
  thresholds: thresholds().describe("Its own thresholds, by alert id."),
});
