import * as z from "zod";
import { safeAddressText } from "../values/address";
import { secretName } from "../values/names";
import { shared } from "./grafana-shared";

const level = () => z.enum(["view", "edit", "admin"]);

const team = z.union(
  [level(), z.strictObject({ id: z.int().positive().describe("The team's number."), may: level().describe("What it may.") })],
  {
    error: "is not what a team may → write view, edit or admin, or { id: <number of the team>, may: <one of them> }",
  },
);

const permissions = z.strictObject({
  viewers: z
    .enum(["view", "edit", "admin", "none"])
    .default("view")
    .describe("What everybody with the role Viewer may. none: only the teams below, and administrators."),
  editors: z.enum(["view", "edit", "admin", "none"]).default("edit").describe("What everybody with the role Editor may."),
  teams: z
    .record(z.string().min(1), team)
    .prefault({})
    .describe("What a team may, by its name in Grafana: view, edit or admin; { id, may } where the token may not look teams up."),
});

const user = z.strictObject({
  name: z
    .string()
    .regex(/^[^\s:]+$/, "is not the name of a user: no colon and no space → correct it")
    .describe("Its name."),
  password: secretName().describe("Name of the secret that holds its password."),
});

/** Dashboards that are put into a Grafana through its API. */
export const provider = z.strictObject({
  kind: z.literal("provider"),
  url: safeAddressText().describe("Grafana as this machine reaches it. Messages link there unless links.dashboards says otherwise."),
  token: secretName().optional().describe("Name of the secret that holds a service account token. It belongs to one organisation."),
  user: user.optional().describe("A user in place of a token, as an administrator of several organisations."),
  orgId: z.int().positive().optional().describe("Number of the organisation, only with user. Default: the user's own."),
  permissions: permissions
    .optional()
    .describe("Exactly who may do what in the folder. Default: as Grafana gives new folders, and later changes by hand stay."),
  ...shared,
});

/** The section of kind `provider`, as a plan reads it. */
export type GrafanaProviderConfig = z.output<typeof provider>;
