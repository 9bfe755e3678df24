import * as z from "zod";
import { alerts } from "./config/alerts";
import { aura } from "./config/aura";
import { calendars, maintenance } from "./config/calendars";
import { cloudwatch } from "./config/cloudwatch";
import { contacts } from "./config/contacts";
import { datadog } from "./config/datadog";
import { grafana } from "./config/grafana";
import { links } from "./config/links";
import { newRelic } from "./config/new-relic";
import { pagerduty } from "./config/pagerduty";
import { alertmanager, prometheus, watcher } from "./config/prometheus";
import { routes } from "./config/routes";
import { rulesTo } from "./config/rules-to";
import { scrape } from "./config/scrape";
import { remoteWrite, retention } from "./config/storage";
import { type Origins, withOrigin } from "./input/merge";
import { readSchema } from "./input/read-schema";
import { ConfigError } from "./mistakes/config-error";
import type { Mistake } from "./mistakes/mistake";
import { labelValue } from "./values/names";

/** What can be part of the names of jobs, rule groups and files. */
export const IDENTITY = /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/;

const identity = z.string().regex(IDENTITY, "is not an identity: small letters, digits and dashes, at most 40 → choose another");

/** The whole configuration of one stack, one key per section. It names secrets and holds none. */
export const stackConfig = z.strictObject({
  environment: labelValue().describe("Where these instances run: dev, staging, prod. Messages show it and routes match it."),
  identity: identity
    .optional()
    .describe(
      "Permanent name of the stack, in every job, rule, file and label. Change it only with the loss of open alerts. Default: Pulumi's stack name.",
    ),
  aura: aura.describe("What is watched: Aura projects and their instances."),
  scrape: scrape.describe("How often Aura is asked."),
  prometheus: prometheus.describe("Where rules and scrape jobs live."),
  alertmanager: alertmanager.describe("Who tells people."),
  grafana: grafana.optional().describe("Where dashboards live. Default: none are made."),
  watcher: watcher.describe("Jobs that scrape existing servers, so that the watcher itself is watched."),
  contacts: contacts.describe("Who can be told, by name."),
  routes: routes.describe(
    "Who is told about what; the first that matches takes it. Default: critical and worse to PagerDuty and chat, the rest to chat.",
  ),
  calendars: calendars.describe("Spans of the week, by name."),
  alerts: alerts.describe("How much the stack wants to hear, and from when on."),
  maintenance: maintenance.describe(
    "Times in which work is done and nobody is told. Delete a window that is over: it mutes nothing any more, but stays until then, because the same config makes the same on every day; and Datadog refuses to make a downtime that began in the past, so that a new stack fails on an old one.",
  ),
  remoteWrite: remoteWrite.describe("Long-term storage, by name."),
  rulesTo: rulesTo.optional().describe("A ruler that evaluates the rules in place of the Prometheus that scrapes. Default: none."),
  retention: retention.describe("How long an own Prometheus keeps data."),
  links: links.describe("What messages link to."),
  cloudwatch: cloudwatch.optional().describe("Alarms, topics and a dashboard in an AWS account. Default: none."),
  pagerduty: pagerduty
    .optional()
    .describe("Services that this stack makes in PagerDuty. Default: none; contacts name keys that are there."),
  newRelic: newRelic.optional().describe("The same alerts in New Relic, fed by Prometheus. Default: not there."),
  datadog: datadog.optional().describe("Monitors, dashboards and the check of a Datadog Agent, beside Prometheus. Default: none."),
});

/** A config with every default applied. */
export type StackConfig = z.output<typeof stackConfig>;
/** A config as people write it. */
export type StackConfigInput = z.input<typeof stackConfig>;

/** Names of the sections, as they stand after `aura-monitoring:` in a stack file. */
export const SECTIONS = Object.keys(stackConfig.shape) as readonly (keyof StackConfig)[];

/** Where a config came from, for its mistakes. */
export interface Source {
  /** The file that the user edits. @default "the stack config" */
  readonly file?: string;
  /** Which file gave which path, from `mergeConfig`. */
  readonly origins?: Origins;
  /** What is wrong beside the sections. @default nothing */
  readonly strays?: readonly Mistake[];
}

/**
 * Reads a stack config.
 * @throws ConfigError that lists everything the schema refuses; what only the catalog knows (alert ids, units) is the business of `planStack`.
 */
export function parseStackConfig(input: unknown, { file = "the stack config", origins, strays = [] }: Source = {}): StackConfig {
  const { config, refused } = readSchema(stackConfig, input);
  const mistakes = [...strays, ...refused.map(({ mistake }) => withOrigin(mistake, origins, file))];
  if (config === undefined || mistakes.length > 0) throw new ConfigError(mistakes, file);
  return config;
}
