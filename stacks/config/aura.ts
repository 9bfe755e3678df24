import * as z from "zod";
import { originText, safeAddressText } from "../values/address";
import { dateText } from "../values/moment";
import { clientIdText, projectIdText } from "../values/identifiers";
import { displayName, nameKey } from "../values/names";
import { secretReference } from "../values/secret-reference";
import { instance } from "./instance";

/** One Aura project. */
const project = z.strictObject({
  id: projectIdText().describe("Project id, a UUID. Permanent."),
  clientId: clientIdText().describe("Client id of an API key whose user holds only the role Metrics Reader in this project."),
  clientSecret: secretReference().describe("Name of the secret that holds the client secret, never its value."),
  credentialsIssued: dateText().optional().describe("The day on which the API key was made. With it an alert asks for its rotation."),
  endpoints: z
    .enum(["project", "instances"])
    .default("project")
    .describe("What is scraped. project: all instances in one request. instances: one request each, which isolates failures."),
  granularity: z
    .enum(["summary", "comprehensive"])
    .default("summary")
    .describe("As it is set in the Aura console. comprehensive: each member by itself; alerts about clusters need it."),
  expectedDatabases: z.int().min(1).max(1000).default(2).describe("Databases in an instance, only to compute limits of a scrape."),
  instances: z.record(displayName(), instance).prefault({}).describe("The instances, by the name that people use."),
});

/** The section `aura`: what is watched. */
export const aura = z.strictObject({
  metricsUrl: originText()
    .prefault("https://customer-metrics-api.neo4j.io")
    .describe("Where Aura serves metrics. Other addresses are for tests and proxies."),
  tokenUrl: safeAddressText().prefault("https://api.neo4j.io/oauth/token").describe("Where Aura gives out tokens."),
  projects: z.record(nameKey(), project).describe("The Aura projects, by a name of your own."),
});
