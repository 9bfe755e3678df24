import type { BadConfig } from "../stack-config/bad-config";

const files = (mode: string) => ({ kind: "files", directory: "/etc/prometheus/aura", mode });
const remoteWrite = { mimir: { url: "https://mimir.example.com/api/v1/push", tenant: "shop", token: "mimir" } };
const mimir = (more: object = {}) => ({ kind: "mimir", url: "https://mimir.example.com", tenant: "shop", token: "mimir", ...more });
const amp = (more: object = {}) => ({
  kind: "amp",
  workspace: "ws-0b1c2d3e",
  region: "eu-west-1",
  topics: { chat: "arn:aws:sns:eu-west-1:123456789012:chat" },
  ...more,
});

/** Mistakes where one Prometheus is not enough, and what is said about them. */
export const scaleMistakes: readonly BadConfig[] = [
  {
    name: "storage that an existing Prometheus would never be told of",
    set: { remoteWrite },
    says: [
      "  remoteWrite\n" +
        "    has no effect with prometheus.mode: existing, whose prometheus.yml is yours and includes no remote_write\n" +
        "    → write it under remote_write of your prometheus.yml, or set prometheus.mode: own or agent",
    ],
  },
  {
    name: "an agent that writes nowhere, and whose rules nobody evaluates",
    set: { prometheus: files("agent") },
    says: [
      "  prometheus.mode: agent\n" +
        "    keeps no samples, and remoteWrite names no place to write them to\n" +
        "    → add remoteWrite, or set mode: own",
      "  prometheus.mode: agent\n" +
        "    evaluates no rules, and nothing else does: nobody would be told of anything\n" +
        "    → add rulesTo, or set mode: own",
    ],
  },
  {
    name: "a ruler to which nothing is written",
    set: { prometheus: files("own"), rulesTo: mimir() },
    says: [
      "  remoteWrite\n" +
        "    names no place, and the ruler of rulesTo sees only samples that are written to it\n" +
        "    → add it, as mimir: { url: https://mimir.example.com/api/v1/push, tenant: … }",
    ],
  },
  {
    name: "a ruler of another tenant than the samples'",
    set: { prometheus: files("agent"), remoteWrite, rulesTo: mimir({ tenant: "stop" }) },
    says: [
      "  rulesTo.tenant: stop\n" +
        "    is not the tenant that remoteWrite writes to, shop: its rules would see no sample\n" +
        "    → write the same tenant in both",
    ],
  },
  {
    name: "a ruler whose address has a path",
    set: { prometheus: files("agent"), remoteWrite, rulesTo: mimir({ url: "https://mimir.example.com/prometheus" }) },
    says: [
      "  rulesTo.url: https://mimir.example.com/prometheus\n" +
        "    has a path → write only https://mimir.example.com; the rest belongs to rulesTo.path",
    ],
  },
  {
    name: "an unencrypted ruler that credentials are sent to",
    set: {
      prometheus: files("agent"),
      remoteWrite: { mimir: { url: "https://write.example.com" } },
      rulesTo: mimir({ url: "http://mimir.example.com" }),
    },
    says: [
      "  rulesTo.url: http://mimir.example.com\n" +
        "    is not encrypted, and credentials are sent there → write https://mimir.example.com",
    ],
  },
  {
    name: "a ruler that is asked in two ways",
    set: { prometheus: files("agent"), remoteWrite, rulesTo: mimir({ username: "42", password: "mimir" }) },
    says: ["  rulesTo\n" + "    signs its requests in several ways → keep one of: username with password, token"],
  },
  {
    name: "a ruler whose user has no password",
    set: { prometheus: files("agent"), remoteWrite, rulesTo: mimir({ username: "42", token: undefined }) },
    says: ["  rulesTo\n" + "    has a username and no password → give both or neither"],
  },
  {
    name: "a path of rules that is none",
    set: { prometheus: files("agent"), remoteWrite, rulesTo: mimir({ path: "config/v1/rules/" }) },
    says: [
      "  rulesTo.path: config/v1/rules/\n" +
        "    is not a path → write it from /, without a slash at its end, as /prometheus/config/v1/rules",
    ],
  },
  {
    name: "an unknown kind of ruler",
    set: { prometheus: files("agent"), remoteWrite, rulesTo: { kind: "thanos" } },
    says: ["  rulesTo.kind: thanos\n" + "    is not one of mimir, amp → choose one of them"],
  },
  {
    name: "an Alertmanager of one's own beside the tenant's",
    set: {
      prometheus: files("agent"),
      remoteWrite,
      rulesTo: mimir(),
      alertmanager: { url: "http://127.0.0.1:9093" },
      watcher: { alertmanager: "alertmanager" },
    },
    says: [
      "  alertmanager.url\n" +
        "    has no effect where the Alertmanager of rulesTo tells people\n" +
        "    → remove it, or write rulesTo.alertmanager: { kind: elsewhere }",
      "  watcher.alertmanager: alertmanager\n" +
        "    the Alertmanager of rulesTo is watched by whoever runs it; its metrics have other names\n" +
        "    → remove it; alerts about Alertmanager are left out",
    ],
  },
  {
    name: "a receiver's secret that only a server's machine has",
    set: { prometheus: files("agent"), remoteWrite, rulesTo: mimir(), "contacts.chat.webhook": { file: "/run/secrets/slack" } },
    says: [
      "  contacts.chat.webhook\n" +
        "    is a file of a server's machine, and Pulumi itself sends this value to a service\n" +
        "    → name the secret; its value is set by: pulumi config set --secret secrets:<name>",
    ],
  },
  {
    name: "a client certificate without its key",
    set: {
      prometheus: files("own"),
      remoteWrite: { mimir: { url: "https://mimir.example.com", tls: { certificate: "/etc/tls/client.crt" } } },
    },
    says: ["  remoteWrite.mimir.tls\n" + "    has a certificate and no key → give both or neither"],
  },
  {
    name: "contacts that AMP has no topic for, and a topic of nobody's",
    set: { prometheus: files("agent"), remoteWrite, rulesTo: amp({ topics: { chta: "arn:aws:sns:us-east-1:123456789012:chat" } }) },
    says: [
      "  rulesTo.topics.chat\n" + "    is missing, and AMP tells this contact through an SNS topic or not at all → add its ARN",
      "  rulesTo.topics.chta\n" + "    no such contact → contacts are: chat",
      "  rulesTo.topics.chta: arn:aws:sns:us-east-1:123456789012:chat\n" +
        "    is not in the region of the workspace, eu-west-1 → name a topic of that region",
    ],
  },
  {
    name: "a workspace and a region that are none",
    set: { prometheus: files("agent"), remoteWrite, rulesTo: amp({ workspace: "prod", region: "Ireland" }) },
    says: [
      "  rulesTo.workspace: prod\n" + "    is not the id of a workspace → write it as ws-… from the AWS console",
      "  rulesTo.region: Ireland\n" + '    is not an AWS region → write it as "eu-west-1"',
    ],
  },
  {
    name: "what AMP would refuse or do otherwise",
    set: {
      prometheus: files("agent"),
      remoteWrite: {
        amp: {
          url: "https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-0b1c2d3e/api/v1/remote_write",
          sigv4: { region: "us-east-1" },
        },
        second: { url: "https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-9/api/v1/remote_write" },
      },
      rulesTo: amp(),
      routes: [{ to: "chat", repeat: "7d" }],
    },
    says: [
      "  routes[0].repeat: 7d\n" + "    is longer than 5d, and AMP repeats after five days at the latest → write 5d or less",
      "  remoteWrite.amp.sigv4.region: us-east-1\n" + "    is not the region of the url, eu-west-1 → write the same region in both",
      "  remoteWrite.second\n" + "    writes to AMP without a signature → add sigv4: { region: eu-west-1 }",
    ],
  },
  {
    name: "a file of a machine in pods of one's own",
    set: {
      prometheus: { kind: "standalone" },
      remoteWrite: { mimir: { url: "https://mimir.example.com", tls: { ca: "/etc/ssl/ca.pem" } } },
      rulesTo: mimir({ token: undefined }),
    },
    says: [
      "  rulesTo\n" +
        "    has no effect where this package runs the servers\n" +
        "    → remove it: the stack's own servers evaluate the rules; or run an agent (kind: files, mode: agent)",
      "  rulesTo.tenant: shop\n" +
        "    is not the tenant that remoteWrite writes to, which is none: its rules would see no sample\n" +
        "    → write the same tenant in both",
      "  remoteWrite.mimir.tls.ca: /etc/ssl/ca.pem\n" +
        "    is a file of a server's machine, and pods of prometheus.kind: standalone do not see it\n" +
        "    → remove it, and let the storage have a certificate that the image's own authorities signed",
    ],
  },
];
