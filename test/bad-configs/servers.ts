import { SECTIONS } from "../../stacks/config";
import type { BadConfig } from "../stack-config/bad-config";

const OWN = { kind: "files", directory: "/etc/prometheus/aura", mode: "own" };

/** Mistakes of this part of the config, and what is said about them. */
export const servers: readonly BadConfig[] = [
  {
    name: "a missing environment, and the misspelt one",
    set: { environment: undefined, enviroment: "prod" },
    says: [
      "  environment\n" +
        "    is missing\n" +
        "    → add it: Where these instances run: dev, staging, prod. Messages show it and routes match it.",
      "  enviroment\n" + "    no such key → did you mean environment?",
    ],
  },
  {
    name: "a section that does not exist",
    set: { splunk: {} },
    says: [
      "  splunk\n" +
        "    no such key\n" +
        `    → keys are: environment, identity, aura, scrape, prometheus, alertmanager, grafana, watcher, contacts, routes, calendars, alerts, … (${SECTIONS.length} in all)`,
    ],
  },
  {
    name: "a section that is text",
    set: { alerts: "full" },
    says: ["  alerts: full\n" + "    is text; a map is expected → write its entries as name: value"],
  },
  {
    name: "an identity that cannot be a file name",
    set: { identity: "Prod EU" },
    says: ["  identity: Prod EU\n" + "    is not an identity: small letters, digits and dashes, at most 40 → choose another"],
  },
  {
    name: "an interval below Aura's cache",
    set: { scrape: { interval: "10s" } },
    says: ["  scrape.interval: 10s\n" + "    is shorter than 30s, and Aura answers with the same bytes for 30 s → write 30s or more"],
  },
  {
    name: "an interval beyond what Aura recommends",
    set: { scrape: { interval: "5m" } },
    says: [
      "  scrape.interval: 5m\n" +
        "    is longer than 2m; Aura is to be asked every 30 s to 2 min, and alerts would miss what happens between\n" +
        "    → write 2m or less",
    ],
  },
  {
    name: "an interval without a unit",
    set: { scrape: { interval: 60 } },
    says: ["  scrape.interval: 60\n" + '    is a number without a unit → write a length of time, as "30s" or "10m"'],
  },
  {
    name: "an interval that is no time",
    set: { scrape: { interval: "a minute" } },
    says: ["  scrape.interval: a minute\n" + '    is not a length of time → write a number with s, m, h, d or w, as "30m"'],
  },
  {
    name: "a timeout longer than the interval",
    set: { scrape: { profile: "real-time", timeout: "1m" } },
    says: ["  scrape.timeout: 1m\n" + "    is longer than the interval of 30 s; Prometheus refuses that → write 30s or less"],
  },
  {
    name: "an unknown profile",
    set: { scrape: { profile: "realtime" } },
    says: ["  scrape.profile: realtime\n" + "    is not one of real-time, standard, resource-efficient → did you mean real-time?"],
  },
  {
    name: "an unknown kind of Prometheus",
    set: { prometheus: { kind: "file", directory: "/x" } },
    says: ["  prometheus.kind: file\n" + "    is not one of files, operator, standalone → did you mean files?"],
  },
  {
    name: "a Prometheus without a directory",
    set: { prometheus: { kind: "files" } },
    says: [
      "  prometheus.directory\n" +
        "    is missing\n" +
        "    → add it: Where the files are written; a relative one belongs to the Pulumi project. It is this package's alone.",
    ],
  },
  {
    name: "the root as directory",
    set: { "prometheus.directory": "/" },
    says: [
      "  prometheus.directory: /\n" + "    is not a directory of its own → name one, as /etc/prometheus/aura; not / and nothing with ..",
    ],
  },
  {
    name: "a directory that leads out of itself",
    set: { "prometheus.directory": "/etc/prometheus/../x" },
    says: [
      "  prometheus.directory: /etc/prometheus/../x\n" +
        "    is not a directory of its own → name one, as /etc/prometheus/aura; not / and nothing with ..",
    ],
  },
  {
    name: "a field of another kind",
    set: { "prometheus.namespace": "monitoring" },
    says: ["  prometheus.namespace\n" + "    no such key → keys are: kind, directory, mode, url, reload"],
  },
  {
    name: "a job for an own Prometheus, which has one",
    set: { "prometheus.mode": "own", watcher: { prometheus: "prom" } },
    says: [
      "  watcher.prometheus: prom\n" +
        "    an own Prometheus is watched by a job of this package\n" +
        "    → remove it, or set prometheus.mode: existing",
    ],
  },
  {
    name: "an address without a scheme",
    set: { alertmanager: { url: "127.0.0.1:9093" } },
    says: ["  alertmanager.url: 127.0.0.1:9093\n" + '    is not an address → write it whole, as "https://grafana.example.com"'],
  },
  {
    name: "a retention of nothing",
    set: { retention: { time: "0d" } },
    says: ["  retention.time: 0d\n" + "    is no time at all → write a longer time"],
  },
  {
    name: "a size that Prometheus does not read",
    set: { retention: { size: "50 gigabytes" } },
    says: [
      "  retention.size: 50 gigabytes\n" + '    is not a size that Prometheus reads → write a whole number with MB, GB or TB, as "50GB"',
    ],
  },
  {
    name: "storage that is signed in two ways",
    set: {
      prometheus: OWN,
      remoteWrite: { mimir: { url: "https://mimir.example.com", username: "a", password: "mimir", token: "mimir" } },
    },
    says: ["  remoteWrite.mimir\n" + "    signs its requests in several ways → keep one of: username with password, token, sigv4"],
  },
  {
    name: "a password without a user",
    set: { prometheus: OWN, remoteWrite: { mimir: { url: "https://mimir.example.com", tenant: "42", password: "mimir" } } },
    says: ["  remoteWrite.mimir\n" + "    has a password and no username → add username (often the tenant)"],
  },
  {
    name: "a secret in a header",
    set: {
      prometheus: OWN,
      remoteWrite: { mimir: { url: "https://mimir.example.com", headers: { Authorization: "Basic Zm9vOmJhcg==" } } },
    },
    says: ["  remoteWrite.mimir.headers.Authorization\n" + "    is a header that holds a secret → name the secret in password or token"],
  },
  {
    name: "an unencrypted storage address that credentials are sent to",
    set: { prometheus: OWN, remoteWrite: { mimir: { url: "http://mimir.example.com/api/v1/push", token: "mimir" } } },
    says: [
      "  remoteWrite.mimir.url: http://mimir.example.com/api/v1/push\n" +
        "    is not encrypted, and credentials are sent there → write https://mimir.example.com…",
    ],
  },
  {
    name: "an address with a password, without showing it",
    set: { remoteWrite: { mimir: { url: "https://user:hunter2@mimir.example.com" } } },
    says: ["  remoteWrite.mimir.url\n" + "    holds a user or password → remove it; secrets are named in fields of their own"],
  },
  {
    name: "dashboards in a directory that is everybody's, with a uid that Grafana refuses",
    set: { grafana: { kind: "files", directory: "/", uidPrefix: "my dashboards" } },
    says: [
      "  grafana.directory: /\n" + "    is not a directory of its own → name one, as /etc/prometheus/aura; not / and nothing with ..",
      "  grafana.uidPrefix: my dashboards\n" + "    cannot begin a uid: letters, digits, dash and underscore, at most 31 → choose another",
    ],
  },
  {
    name: "dashboards of another stack beside own ones",
    set: { grafana: { kind: "files", directory: "/etc/grafana/aura" }, links: { dashboardPrefix: "aura-all" } },
    says: [
      "  links.dashboardPrefix: aura-all\n" +
        "    names another stack's dashboards, and this stack makes its own\n" +
        "    → remove it, or the section grafana",
    ],
  },
  {
    name: "dashboards whose Prometheus only the cluster knows",
    set: { prometheus: { kind: "operator" }, grafana: { kind: "files", directory: "/etc/grafana/aura" } },
    says: [
      "  grafana.dataSource.url\n" +
        "    is missing, and prometheus.url is where `check` reaches a Prometheus in a cluster\n" +
        "    → add it: Prometheus as Grafana's server reaches it; or create: false, where there is a data source already",
    ],
  },
];
