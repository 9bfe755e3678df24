import * as z from "zod";
import { SEVERITIES } from "../../catalog/model";
import { addressText } from "../values/address";
import { nameKey, secretName } from "../values/names";
import { oneOrMany } from "../values/one-or-many";
import { secretReference } from "../values/secret-reference";
import { acceptGaps } from "./accept-gaps";

const severity = z.enum(SEVERITIES as ["info", "warning", "critical", "emergency"]);

const slack = z.strictObject({
  destination: z
    .string()
    .regex(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      "is not the id of a destination → copy it from New Relic › Alerts › Destinations; Slack destinations are made there, in the browser",
    )
    .describe("Id of a Slack destination that was made in New Relic: Slack asks a person for consent."),
  channel: z
    .string()
    .regex(/^[CG][A-Z0-9]{8,}$/, "is not the id of a channel → copy it from Slack, channel details, at the bottom: as C024BE91L")
    .describe("Id of the Slack channel, not its name."),
});

const notice = z.strictObject({
  severity: oneOrMany(severity).optional().describe("Which severities; one or a list. Default: critical and emergency."),
  contact: z.string().optional().describe("Name of a PagerDuty contact: its routing key is the key of the service integration."),
  slack: slack.optional().describe("A Slack channel, by a destination that New Relic has already."),
});

/** The section `newRelic`: the same alerts in New Relic, fed by Prometheus' remote write. */
export const newRelic = z.strictObject({
  accountId: z
    .number()
    .int("is not a whole number → write the account id, as New Relic shows it in the URL")
    .positive("is not an account id → write the number that New Relic shows as account id")
    .describe("Number of the account."),
  region: z.enum(["US", "EU"]).prefault("US").describe("Where the account lives: decides the hosts of API and remote write."),
  licenseKey: secretReference().describe(
    "Name of the secret that holds an ingest license key. Prometheus writes with it; it can do nothing else.",
  ),
  userKey: secretName().describe("Name of the secret that holds a user key (NRAK-…). Pulumi makes policies and dashboards with it."),
  notify: z
    .record(nameKey(), notice)
    .prefault({})
    .describe("Who is told by New Relic, by a permanent name. Default: nobody; incidents are only seen there."),
  dashboards: z.boolean().default(true).describe("Whether the dashboards are made there, too."),
  writeUrl: addressText().optional().describe("Where samples are written. Default: the region's host. Only for a gateway of your own."),
  nerdgraphUrl: addressText()
    .optional()
    .describe("NerdGraph as Pulumi reaches it. Default: the region's host. Only for a gateway of your own."),
  acceptGaps: acceptGaps(),
});

/** The section as a plan reads it. */
export type NewRelicConfig = z.output<typeof newRelic>;
/** One way out as the config has it. */
export type NewRelicNoticeInput = z.output<typeof notice>;
