import * as z from "zod";
import { SEVERITIES } from "../../catalog/model";
import { durationText, positiveDurationText } from "../values/duration";
import { oneOrMany } from "../values/one-or-many";

/** How long news of a group waits where no route says it. */
export const GROUP_INTERVAL = "5m";

const severity = z.enum(SEVERITIES as ["info", "warning", "critical", "emergency"]);
const anyOf = (what: string) => oneOrMany(z.string()).optional().describe(`Only alerts of ${what}; one or a list. Default: all.`);
const to = () => oneOrMany(z.string()).describe("Names of contacts; all of them are told.");

const escalate = z.strictObject({
  after: positiveDurationText().describe("How long an alert must go on after it was first told."),
  to: oneOrMany(z.string()).describe("Names of contacts who are told then."),
});

/** Who is told about problems. */
const alertRoute = z.strictObject({
  heartbeat: z.literal(false).optional().describe("true makes this the route of the pipeline's sign of life."),
  severity: oneOrMany(severity).optional().describe("Only these severities; one or a list. Default: all."),
  team: anyOf("these teams"),
  environment: anyOf("these environments"),
  tier: anyOf("these tiers"),
  service: anyOf("these services"),
  project: anyOf("these projects, by their names here"),
  instance: anyOf("these instances, by their names here; project/instance where two projects have the same name"),
  alert: anyOf("these alerts, by id"),
  to: to(),
  escalate: escalate.optional().describe("Who is told when it goes on. Leave it out where PagerDuty escalates."),
  quietDuring: z
    .string()
    .min(1)
    .optional()
    .describe("Name of a calendar in which this route is silent; what still fires is told afterwards."),
  activeDuring: z.string().min(1).optional().describe("Name of a calendar outside of which this route is silent."),
  repeat: positiveDurationText().optional().describe("How often it is told again while it goes on. Default: 4h."),
  digest: positiveDurationText().optional().describe("The same as repeat, for what is only collected: 24h."),
  groupWait: durationText().prefault("30s").describe("How long the first message waits for more of its group."),
  groupInterval: positiveDurationText().prefault(GROUP_INTERVAL).describe("How long news of a group that was told waits."),
});

/** Where the sign of life goes. */
const heartbeatRoute = z.strictObject({
  heartbeat: z.literal(true).describe("The pipeline's sign of life: a service that expects it pages when it stops."),
  to: to(),
  project: z
    .string()
    .min(1)
    .optional()
    .describe("Only while every endpoint of this project, by its name here, is read. Default: every endpoint of the stack."),
  every: positiveDurationText().prefault("1m").describe("How often."),
});

/** The section `routes`: the first route that matches an alert takes it. Their order is meaning, so this is a list. */
export const routes = z.array(z.discriminatedUnion("heartbeat", [heartbeatRoute, alertRoute])).prefault([]);

/** One route of problems as the config has it. */
export type AlertRouteInput = z.output<typeof alertRoute>;
/** One route of heartbeats as the config has it. */
export type HeartbeatRouteInput = z.output<typeof heartbeatRoute>;
