import type { Manifest } from "../manifest";
import type { IngressOptions, StandaloneOptions } from "./options";
import { metadataOf, serverName, type ServerKind } from "./server";

/** The address of a server for people. Pulumi does not wait for a controller, which need not report an address. */
export function ingresses(stack: string, options: StandaloneOptions): readonly Manifest[] {
  const { ingress } = options;
  if (ingress === undefined) return [];
  return (["prometheus", "alertmanager"] as const).flatMap((kind) => {
    const host = ingress.hosts[kind];
    return host === undefined ? [] : [ofServer(stack, kind, host, options, ingress)];
  });
}

const ofServer = (stack: string, kind: ServerKind, host: string, options: StandaloneOptions, ingress: IngressOptions): Manifest => ({
  id: `${kind}-ingress`,
  object: {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: {
      ...metadataOf(stack, kind, options),
      annotations: { ...ingress.annotations, ...passwords(ingress), "pulumi.com/skipAwait": "true" },
    },
    spec: {
      ...(ingress.class !== undefined && { ingressClassName: ingress.class }),
      tls: [{ hosts: [host], secretName: ingress.tls }],
      rules: [
        {
          host,
          http: {
            paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: serverName(stack, kind), port: { name: "web" } } } }],
          },
        },
      ],
    },
  },
});

/** How ingress-nginx is told to ask. */
const passwords = ({ passwords: secret }: IngressOptions): Readonly<Record<string, string>> =>
  secret === undefined
    ? {}
    : {
        "nginx.ingress.kubernetes.io/auth-type": "basic",
        "nginx.ingress.kubernetes.io/auth-secret": secret,
        "nginx.ingress.kubernetes.io/auth-realm": "Aura monitoring",
      };
