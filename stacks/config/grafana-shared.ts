import * as z from "zod";
import { addressText } from "../values/address";
import { displayName, nameKey } from "../values/names";
import { secretReference } from "../values/secret-reference";
import { uidPrefix } from "../values/uid-prefix";

const dataSource = z
  .strictObject({
    create: z.boolean().default(true).describe("false: Grafana has a data source for this Prometheus already; readers choose it above."),
    name: displayName().optional().describe("What readers choose. Default: Aura <stack>."),
    url: addressText()
      .optional()
      .describe(
        "Prometheus as Grafana's server reaches it. Default: prometheus.url, in standalone mode its Service; with an operator it must be given.",
      ),
    isDefault: z.boolean().default(false).describe("Whether new panels and Explore begin with it."),
    type: z
      .enum(["prometheus", "mimir", "cortex", "thanos"])
      .default("prometheus")
      .describe("What answers there: Grafana asks each for labels in its own way."),
    cache: z
      .enum(["none", "low", "medium", "high"])
      .default("medium")
      .describe("How long browsers keep names of metrics and labels; medium: 10 minutes, for ranges of many days an hour."),
    tenant: z.string().min(1).optional().describe("Tenant of Mimir (header X-Scope-OrgID)."),
    username: z.string().min(1).optional().describe("User at this Prometheus, with password."),
    password: secretReference()
      .optional()
      .describe(
        "The secret that holds the password. kind: provider names it; files and sidecar say { file }, where Grafana's machine has it.",
      ),
    token: secretReference().optional().describe("The secret that holds a bearer token, in place of username and password."),
  })
  .prefault({});

const applicationQuery = z.strictObject({
  title: z.string().min(1).describe("Title of the panel."),
  query: z.string().min(1).describe("PromQL; $stack, $project and $instance stand for what the reader chose."),
  legend: z.string().default("").describe("Name of each line, with {{label}}. Default: its labels."),
  unit: z.string().min(1).default("short").describe("Grafana's name of the unit, as reqps, percentunit, s."),
});

/** What is the same for each way to deliver. */
export const shared = {
  uidPrefix: uidPrefix()
    .optional()
    .describe(
      "Begins the uid of every dashboard. Permanent: addresses hold it. Default: aura-<stack>, so that stacks can share one Grafana.",
    ),
  folder: displayName().prefault("Neo4j Aura").describe("Title of the folder with the dashboards."),
  dataSource: dataSource.describe("The Prometheus that dashboards ask."),
  applicationQueries: z
    .record(nameKey(), applicationQuery)
    .prefault({})
    .describe("Metrics of your own application, drawn on Instance and Database on the same time axis. By a permanent name."),
  links: z
    .record(
      z.string().min(1),
      z.string().regex(/^(https?:\/\/|\/)\S+$/, "is not an address → write it whole, or from Grafana's root with /"),
    )
    .prefault({})
    .describe("Links to logs and traces at the top of Instance and Database, by title; ${instance}, ${__from} and the like stand in them."),
};
