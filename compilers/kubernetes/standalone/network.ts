import type { Plan } from "../../../catalog/model";
import type { Manifest } from "../manifest";
import { type Destination, ofAlertmanager, ofPrometheus } from "./destinations";
import type { StandaloneOptions } from "./options";
import { metadataOf, PORTS, selectorOf, type ServerKind } from "./server";

/** What is no internet: clouds keep credentials at link-local addresses, and clusters and offices are private. */
const PRIVATE = ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"];
const PRIVATE_6 = ["::1/128", "fc00::/7", "fe80::/10"];
const INTERNET = [{ ipBlock: { cidr: "0.0.0.0/0", except: PRIVATE } }, { ipBlock: { cidr: "::/0", except: PRIVATE_6 } }];

const tcp = (port: number): object => ({ port, protocol: "TCP" });
const udp = (port: number): object => ({ port, protocol: "UDP" });
const podsOf = (stack: string, kind: ServerKind): object => ({ podSelector: { matchLabels: selectorOf(stack, kind) } });
const namespace = (name: string): object => ({ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } } });

/** Names are asked wherever the cluster answers: some do it on the node itself. */
const DNS = { ports: [udp(53), tcp(53)] };

/** Who may speak to the servers, and to whom they may. A rule without `ports` means all. */
export function networkPolicies(plan: Plan, options: StandaloneOptions): readonly Manifest[] {
  const { stack } = plan;
  const [prometheus, alertmanager] = [podsOf(stack, "prometheus"), podsOf(stack, "alertmanager")];
  const readers = options.network.readers.map(namespace);
  const gossip = { ports: [tcp(PORTS.gossip), udp(PORTS.gossip)] };
  return [
    policy(stack, "prometheus", options, {
      ingress: [{ from: [prometheus, ...readers], ports: [tcp(PORTS.prometheus)] }],
      egress: [
        DNS,
        ...outside(ofPrometheus(plan), options),
        { to: [prometheus], ports: [tcp(PORTS.prometheus)] },
        { to: [alertmanager], ports: [tcp(PORTS.alertmanager)] },
      ],
    }),
    policy(stack, "alertmanager", options, {
      ingress: [
        { from: [prometheus, ...readers], ports: [tcp(PORTS.alertmanager)] },
        { from: [alertmanager], ...gossip },
      ],
      egress: [DNS, ...outside(ofAlertmanager(plan), options), { to: [alertmanager], ...gossip }],
    }),
  ];
}

const policy = (
  stack: string,
  kind: ServerKind,
  options: StandaloneOptions,
  rules: { readonly ingress: readonly object[]; readonly egress: readonly object[] },
): Manifest => ({
  id: `${kind}-network`,
  object: {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: metadataOf(stack, kind, options),
    spec: { podSelector: { matchLabels: selectorOf(stack, kind) }, policyTypes: ["Ingress", "Egress"], ...rules },
  },
});

const ADDRESS = /^\d+(\.\d+){3}$/;
const SERVICE = /^[a-z0-9-]+\.([a-z0-9-]+)\.svc(\.|$)/;

/** A policy knows addresses and no names: what has a name outside is the internet, and what is a Service the whole namespace of it. */
function outside(destinations: readonly Destination[], { network }: StandaloneOptions): readonly object[] {
  const inside = destinations.filter(({ host }) => SERVICE.test(host) || ADDRESS.test(host));
  const ports = [...new Set([...destinations.filter((it) => !inside.includes(it)).map(({ port }) => port), ...network.ports])].sort(
    (a, b) => a - b,
  );
  const ranges = network.addresses.map((cidr) => ({ ipBlock: { cidr } }));
  const services = [...new Set(inside.flatMap(({ host }) => SERVICE.exec(host)?.[1] ?? []))].sort();
  const addresses = [...new Set(inside.filter(({ host }) => ADDRESS.test(host)).map(({ host, port }) => `${host} ${port}`))].sort();
  return [
    ...(ports.length > 0 ? [{ to: [...INTERNET, ...ranges], ports: ports.map(tcp) }] : []),
    ...services.map((it) => ({ to: [namespace(it)] })),
    ...addresses.map((it) => {
      const [host, port] = it.split(" ");
      return { to: [{ ipBlock: { cidr: `${host}/32` } }], ports: [tcp(Number(port))] };
    }),
  ];
}
