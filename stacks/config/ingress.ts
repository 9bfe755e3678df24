import * as z from "zod";
import { objectName } from "../values/kubernetes-names";
import { hostName } from "../values/kubernetes-values";

const basic = z.strictObject({
  kind: z.literal("basic").describe("A name and a password, asked by ingress-nginx."),
  secret: objectName().describe("The Secret with the names and passwords: its key auth, as htpasswd writes it."),
});

const controller = z.strictObject({
  kind: z.literal("controller").describe("The annotations make the controller ask, as with an OAuth2 proxy in front."),
});

const none = z.strictObject({
  kind: z.literal("none").describe("Nobody is asked: who reaches the address reads everything, and may silence every alert."),
});

/** Addresses for people, with authentication in front: neither server asks who somebody is. */
export const ingress = z
  .strictObject({
    prometheus: hostName().optional().describe("Host of Prometheus. Default: it has none."),
    alertmanager: hostName().optional().describe("Host of the Alertmanagers. Default: they have none."),
    class: objectName().optional().describe("Ingress class. Default: that of the cluster."),
    tls: objectName().describe("The Secret with the certificate; passwords are never sent without."),
    authentication: z
      .discriminatedUnion("kind", [basic, controller, none])
      .describe("Who asks people for their names: neither Prometheus nor Alertmanager does."),
    annotations: z.record(z.string().min(1), z.string()).prefault({}).describe("For the controller, or for cert-manager."),
  })
  .refine(({ prometheus, alertmanager }) => prometheus !== undefined || alertmanager !== undefined, {
    message: "has no host → give one of prometheus, alertmanager",
    when: ({ issues }) => issues.length === 0,
  });

/** The choice as the config has it. */
export type IngressConfig = z.output<typeof ingress>;
