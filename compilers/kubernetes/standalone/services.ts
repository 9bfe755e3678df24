import type { Manifest } from "../manifest";
import type { StandaloneOptions } from "./options";
import { metadataOf, podsName, PORTS, selectorOf, type ServerKind } from "./server";

const port = (name: string, number: number, protocol = "TCP"): object => ({ name, port: number, targetPort: name, protocol });

const GOSSIP = [port("gossip-tcp", PORTS.gossip), port("gossip-udp", PORTS.gossip, "UDP")];

/** One address for who asks a server, and a name for each of its pods. Pods are found before they are ready: they look for each other then. */
export const services = (stack: string, kind: ServerKind, options: StandaloneOptions): readonly Manifest[] => {
  const web = port("web", PORTS[kind]);
  const selector = selectorOf(stack, kind);
  const ports = kind === "alertmanager" && options.alertmanager.replicas > 1 ? [web, ...GOSSIP] : [web];
  return [
    {
      id: `${kind}-service`,
      object: {
        apiVersion: "v1",
        kind: "Service",
        metadata: metadataOf(stack, kind, options),
        spec: { type: "ClusterIP", selector, ports: [web] },
      },
    },
    {
      id: `${kind}-pods`,
      object: {
        apiVersion: "v1",
        kind: "Service",
        metadata: metadataOf(stack, kind, options, podsName(stack, kind)),
        spec: { type: "ClusterIP", clusterIP: "None", publishNotReadyAddresses: true, selector, ports },
      },
    },
  ];
};
