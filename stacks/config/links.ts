import * as z from "zod";
import { addressText } from "../values/address";
import { uidPrefix } from "../values/uid-prefix";

/** The section `links`: what messages link to. */
export const links = z
  .strictObject({
    runbooks: addressText()
      .prefault("https://unpkg.com/pulumi-aura-monitoring/docs/alerts")
      .describe("Where runbooks live: a message links to <runbooks>/<alert id>.md."),
    dashboards: addressText().optional().describe("Grafana as people reach it. Default: messages link to no dashboard."),
    dashboardPrefix: uidPrefix()
      .optional()
      .describe(
        "Begins the uids of the dashboards that messages link to, where another stack's dashboards show this one, too. Default: grafana.uidPrefix, else aura-<stack>.",
      ),
    console: addressText().prefault("https://console.neo4j.io").describe("The Aura console."),
    alertmanager: addressText().optional().describe("Alertmanager as people reach it, for the Silence link. Default: no such link."),
  })
  .prefault({});
