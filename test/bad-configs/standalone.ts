import type { BadConfig } from "../stack-config/bad-config";

const standalone = (more: object = {}) => ({ kind: "standalone", ...more });
const ingress = (more: object = {}) => ({
  prometheus: "prometheus.example.com",
  tls: "certificate",
  authentication: { kind: "basic", secret: "people" },
  ...more,
});
const network = { readers: ["ingress-nginx"] };

const fleetOf = (size: number) =>
  Object.fromEntries(Array.from({ length: size }, (_, at) => [`instance-${at}`, { id: (0x10000000 + at).toString(16) }]));

/** Mistakes of standalone mode, and what is said about them. */
export const standaloneMistakes: readonly BadConfig[] = [
  {
    name: "a field of operator mode in standalone mode",
    set: { prometheus: standalone({ release: "kube-prometheus-stack" }) },
    says: [
      "  prometheus.release\n" +
        "    no such key\n" +
        "    → keys are: kind, namespace, replicas, storage, storageClass, resources, alertmanager, images, secrets, network, placement, ingress, … (14 in all)",
    ],
  },
  {
    name: "no server at all",
    set: { prometheus: standalone({ replicas: 0 }) },
    says: ["  prometheus.replicas: 0\n    is no server at all → write 1 or more"],
  },
  {
    name: "a volume in Kubernetes' own words",
    set: { prometheus: standalone({ storage: "50Gi" }) },
    says: ['  prometheus.storage: 50Gi\n    is not a size that Prometheus reads → write a whole number with MB, GB or TB, as "50GB"'],
  },
  {
    name: "memory without a unit",
    set: { prometheus: standalone({ resources: { memory: "2048" } }) },
    says: ['  prometheus.resources.memory: 2048\n    is no amount of memory → write a whole number with Mi or Gi, as "2Gi"'],
  },
  {
    name: "CPU in percent",
    set: { prometheus: standalone({ alertmanager: { resources: { cpu: "50%" } } }) },
    says: [
      "  prometheus.alertmanager.resources.cpu: 50%\n" + '    is no amount of CPU → write cores or thousandths of one, as "2" or "250m"',
    ],
  },
  {
    name: "an image whose version may change",
    set: { prometheus: standalone({ images: { prometheus: "quay.io/prometheus/prometheus:latest" } }) },
    says: [
      "  prometheus.images.prometheus: quay.io/prometheus/prometheus:latest\n" +
        "    does not say which version is meant → add a tag other than latest, or a digest (@sha256:…)",
    ],
  },
  {
    name: "a Prometheus that is too old for its configuration",
    set: { prometheus: standalone({ images: { prometheus: "registry.example.com:5000/prometheus:v2.53.1" } }) },
    says: [
      "  prometheus.images.prometheus: v2.53.1\n" +
        "    is older than 3.15, which the configuration is written for: it would refuse it, and not start\n" +
        "    → take 3.15 or newer",
    ],
  },
  {
    name: "an Alertmanager that is too old for its configuration",
    set: { prometheus: standalone({ images: { alertmanager: "quay.io/prometheus/alertmanager:v0.28.1" } }) },
    says: [
      "  prometheus.images.alertmanager: v0.28.1\n" +
        "    is older than 0.31, which the configuration is written for: it would refuse it, and not start\n" +
        "    → take 0.31 or newer",
    ],
  },
  {
    name: "more endpoints than the ConfigMap of their scrape jobs holds",
    set: { prometheus: standalone(), "aura.projects.payments.endpoints": "instances", "aura.projects.payments.instances": fleetOf(5_000) },
    says: [
      "  aura.projects.payments.endpoints: instances\n" +
        "    makes 5000 endpoints: the scrape jobs of the stack are 1461756 bytes, and a ConfigMap holds 1000000\n" +
        "    → write endpoints: project, which is one for all of its instances, or divide the fleet into stacks",
    ],
  },
  {
    name: "an image without its registry",
    set: { prometheus: standalone({ images: { alertmanager: "alertmanager:v0.31.1" } }) },
    says: [
      "  prometheus.images.alertmanager: alertmanager:v0.31.1\n" +
        "    is not the reference of an image\n" +
        "    → write registry, repository and tag or digest, as quay.io/prometheus/prometheus:v3.15.0",
    ],
  },
  {
    name: "an address for people that nobody guards",
    set: { prometheus: standalone({ network, ingress: { prometheus: "prometheus.example.com", tls: "certificate" } }) },
    says: [
      "  prometheus.ingress.authentication\n" +
        "    is missing → add it: Who asks people for their names: neither Prometheus nor Alertmanager does.",
    ],
  },
  {
    name: "passwords that would be sent in the clear",
    set: { prometheus: standalone({ network, ingress: { ...ingress(), tls: undefined } }) },
    says: ["  prometheus.ingress.tls\n    is missing → add it: The Secret with the certificate; passwords are never sent without."],
  },
  {
    name: "a controller that nothing tells to ask",
    set: { prometheus: standalone({ network, ingress: ingress({ authentication: { kind: "controller" } }) }) },
    says: [
      "  prometheus.ingress.annotations\n" +
        "    is empty, so nothing would make the controller ask who somebody is\n" +
        "    → add what your controller needs for it, or write authentication: { kind: basic, secret: <Secret> }",
    ],
  },
  {
    name: "an ingress controller that the network policies keep out",
    set: { prometheus: standalone({ ingress: ingress() }) },
    says: [
      "  prometheus.network.readers\n" +
        "    names no namespace, so the ingress controller could not reach the servers\n    → add the controller's, as [ingress-nginx]",
    ],
  },
  {
    name: "one host for both servers",
    set: { prometheus: standalone({ network, ingress: ingress({ alertmanager: "prometheus.example.com" }) }) },
    says: ["  prometheus.ingress.alertmanager: prometheus.example.com\n    is Prometheus' host, too → give each server a host of its own"],
  },
  {
    name: "an ingress without a host",
    set: { prometheus: standalone({ network, ingress: { ...ingress(), prometheus: undefined } }) },
    says: ["  prometheus.ingress\n    has no host → give one of prometheus, alertmanager"],
  },
  {
    name: "a host with a scheme",
    set: { prometheus: standalone({ network, ingress: ingress({ prometheus: "https://prometheus.example.com" }) }) },
    says: [
      "  prometheus.ingress.prometheus: https://prometheus.example.com\n" +
        "    is not the name of a host → write it without https:// and path, as prometheus.example.com",
    ],
  },
  {
    name: "an address where a range belongs",
    set: { prometheus: standalone({ network: { addresses: ["10.20.0.1"] } }) },
    says: ["  prometheus.network.addresses[0]: 10.20.0.1\n    is no range of addresses → write it with its length, as 10.20.0.0/16"],
  },
  {
    name: "history that fills its volume",
    set: { prometheus: standalone({ storage: "50GB" }), retention: { size: "45GB" } },
    says: [
      "  retention.size: 45GB\n" +
        "    leaves less than 15 % of prometheus.storage, 50GB, to the write-ahead log and to compactions\n" +
        "    → lower it, or raise prometheus.storage",
    ],
  },
  {
    name: "an identity that is too long for the names of StatefulSets",
    set: { prometheus: standalone(), identity: "a-stack-with-a-name-as-long-as-it-gets" },
    says: [
      "  identity: a-stack-with-a-name-as-long-as-it-gets\n" +
        "    is too long for the names of StatefulSets, which have room for 34 characters of it\n" +
        "    → set a shorter identity",
    ],
  },
  {
    name: "what says how others run the servers",
    set: {
      prometheus: standalone(),
      watcher: { prometheus: "prometheus" },
      alertmanager: { mode: "existing", peers: ["http://alertmanager-1:9093"], reload: "none" },
    },
    says: [
      "  watcher.prometheus\n" +
        "    has no effect where this package runs the servers\n" +
        "    → remove it (null in the stack file): the servers are watched by jobs of this package",
      "  alertmanager.mode\n" +
        "    has no effect where this package runs the servers\n    → remove it: the configuration is the stack's own",
      "  alertmanager.peers\n" + "    has no effect where this package runs the servers → set prometheus.alertmanager.replicas",
      "  alertmanager.reload\n" + "    has no effect where this package runs the servers → remove it: a sidecar reloads",
    ],
  },
  {
    name: "a file where servers in a cluster read Secrets",
    set: { prometheus: standalone(), "contacts.chat.webhook": { file: "/run/slack" } },
    says: [
      "  contacts.chat.webhook: /run/slack\n" +
        "    is a file, and objects of a cluster read Secrets → write { kubernetesSecret: { name, key } }",
    ],
  },
];
