import * as z from "zod";
import { addressText } from "../values/address";
import { positiveDurationText } from "../values/duration";
import { nameKey, secretName } from "../values/names";
import { orchestration } from "./pagerduty-orchestration";

const grouping = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("none").describe("Every alert is an incident of its own.") }),
  z.strictObject({ by: z.literal("instance").describe("Alerts about the same instance are one incident while it is open.") }),
  z.strictObject({
    by: z.literal("time").describe("Alerts that come close together are one incident."),
    within: positiveDurationText().describe("How close together; 1m to 24h."),
  }),
]);

const service = z.strictObject({
  name: z
    .string()
    .regex(/^[^<>&\\]{1,100}$/, "is not a name that PagerDuty takes: 1 to 100 characters, none of < > & \\ → choose another")
    .optional()
    .describe("As PagerDuty shows it. Default: Neo4j Aura, its name here, and the stack."),
  escalationPolicy: z
    .string()
    .regex(/^[PQ][A-Z0-9]{5,13}$/, "is not the id of an escalation policy → copy it from the policy's address in PagerDuty, as PANZZEQ")
    .describe("Id of an escalation policy that is there already: people own those."),
  integrationKeyAs: secretName().describe(
    "Under which name its integration key is a secret, for the routingKey of contacts. It comes from PagerDuty; no value is set for it.",
  ),
  grouping: grouping.prefault({ by: "instance" }).describe("Which alerts become one incident."),
  acknowledgementTimeout: positiveDurationText()
    .optional()
    .describe("How long an acknowledged incident may stay before it is triggered again. Default: for ever."),
  autoResolve: positiveDurationText()
    .optional()
    .describe("How long an incident may stay open. Default: for ever; Alertmanager resolves what is over."),
  orchestration: orchestration
    .optional()
    .describe("What PagerDuty does with an event before it tells anybody, by severity. Default: nothing."),
});

/** The section `pagerduty`: services that this stack makes, on escalation policies that are there. */
export const pagerduty = z.strictObject({
  token: secretName().describe("Name of the secret that holds a REST API key that may write services."),
  region: z.enum(["us", "eu"]).prefault("us").describe("Where the account lives."),
  apiUrl: addressText()
    .optional()
    .describe("The REST API as Pulumi reaches it. Default: the region's host. Only for a gateway of your own."),
  services: z
    .record(nameKey(), service)
    .refine((it) => Object.keys(it).length > 0, "names no service → add one, or remove the section")
    .describe("Services, by a permanent name."),
});

/** The section as a plan reads it. */
export type PagerDutyConfig = z.output<typeof pagerduty>;
/** One service as the config has it. */
export type PagerDutyServiceInput = z.output<typeof service>;
