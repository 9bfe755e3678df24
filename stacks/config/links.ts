import * as z from "zod";
import { addressText } from "../values/address";

/** The section `links`: what messages link to. */
export const links = z
  .strictObject({
    runbooks: addressText()
      .prefault("https://unpkg.com/pulumi-aura-monitoring/docs/alerts")
      .describe("Where runbooks live: a message links to <runbooks>/<alert id>.md."),
    dashboards: addressText().optional().describe("Grafana as people reach it. Default: messages link to no dashboard."),
    console: addressText().prefault("https://console.neo4j.io").describe("The Aura console."),
    alertmanager: addressText().optional().describe("Alertmanager as people reach it, for the Silence link. Default: no such link."),
  })
  .prefault({});
