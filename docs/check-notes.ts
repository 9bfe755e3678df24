import type { Trouble } from "../cli/diagnosis/trouble";

/** What the page of a check says beyond its title. */
export interface CheckNote {
  /** What it asks, and whom. */
  readonly asks: string;
  /** What else it may find, and the way out. */
  readonly finds: readonly string[];
  /** Troubles of a scrape that it names. @default none */
  readonly troubles?: readonly Trouble[];
  /** When it says that it could not check. @default never: it finds, or it passes */
  readonly unknown?: string;
}

const NO_TARGET = "Nothing was scraped as far as this check needs; what stands in the way is in [targets-up](targets-up.md).";

const LOGIN =
  "401, 403 or a way to another page: it, or a proxy before it, asks for a login. `--prometheus-http-config <file>` takes the file that promtool and amtool take as `--http.config.file`, with `basic_auth`, `authorization` or `http_headers` (the tenant of a Mimir). The login is never an argument, and is never shown.";

/** By check id. The docs cannot be made while one is missing. */
export const CHECK_NOTES: Readonly<Record<string, CheckNote>> = {
  "prometheus-reachable": {
    asks: "Prometheus, at `prometheus.url` of the stack config or at `--prometheus`, for its version.",
    finds: ["No answer: it is not running, or has another address as seen from here. Nothing else can be checked until it answers.", LOGIN],
  },
  "aura-client": {
    asks: "Prometheus for the last error of each target. When the token endpoint refused a client, the token endpoint itself is asked once with the stack's secret, so that a wrong secret and a wrongly delivered one are told apart.",
    finds: [],
    troubles: ["client-refused", "token-limited", "token-unavailable", "secret-unreadable"],
    unknown: NO_TARGET,
  },
  "aura-role": {
    asks: "Prometheus for targets whose token was accepted and whose metrics were refused, and the endpoint itself for its words.",
    finds: [],
    troubles: ["role-missing"],
    unknown: NO_TARGET,
  },
  "targets-up": {
    asks: "Prometheus for a target for each endpoint of the stack, and its state.",
    finds: [
      "No such target: the scrape job is not in Prometheus' configuration. Run `pulumi up`; an existing Prometheus must name the directory in `scrape_config_files`.",
    ],
    troubles: ["forbidden", "not-found", "rate-limited", "server-error", "timeout", "unreachable", "limit", "not-metrics", "other"],
    unknown: "A target has not been scraped yet: wait one scrape interval.",
  },
  "scrapes-steady": {
    asks: 'Prometheus, over the last hour: `avg_over_time(up{aura_stack="<stack>"}[1h])` and the longest scrape.',
    finds: [
      "Some scrapes failed. The longest one near the timeout: too many instances behind one endpoint (`endpoints: instances`). Else Aura answers 429 or 5xx at times, or the network loses connections.",
    ],
    unknown: "No scrape of some endpoint was made in the last hour.",
  },
  "aura-data": {
    asks: "Prometheus for samples of every endpoint that is UP, and for data of every configured instance. One that may be paused at this time is named, and not missed.",
    finds: [
      "An endpoint answers 200 with an empty body: no instance is selected in Aura console › Metrics Integration, or it was selected less than 5 minutes ago.",
      "An instance brings nothing: paused, deleted, a wrong id, or not selected in Metrics Integration.",
    ],
    unknown: "The endpoint of an instance without data is not UP: what stands in the way is in [targets-up](targets-up.md).",
  },
  "data-fresh": {
    asks: "Prometheus for the newest sample of each instance, by the sample's own timestamp; two scrape intervals, the cache of 30 s and some lag are normal.",
    finds: ["Aura serves old samples although the scrape succeeds, or the clock of Prometheus' host is wrong (`timedatectl`)."],
    unknown: "Some instance that is not expected to be paused has had no sample in the last 15 minutes: see [aura-data](aura-data.md).",
  },
  "metric-families": {
    asks: "Prometheus for every metric that Aura documents for the granularity of the config, of each project by itself.",
    finds: [
      "Some are not served: another granularity in the console than in the config, or an older Neo4j version. Alerts on them are silent.",
    ],
    unknown: "No metric of the stack is there at all, or none of a project that should have data.",
  },
  "rules-loaded": {
    asks: "Prometheus for its rules, and compares each with what the stack config compiles to: its expression, labels, annotations, `for`, `keep_firing_for` and the interval of its group.",
    finds: [
      "Others are loaded, or in another way, which is named: the config was changed without `pulumi up`, files were edited by hand (`pulumi refresh` finds them), or Prometheus did not read them.",
      "A rule cannot be evaluated: Prometheus' own words stand beside it.",
    ],
  },
  "recording-rules": {
    asks: "Prometheus for a value of every recording rule. Hourly ones that are not due yet have their expression evaluated instead; what is made of hourly ones waits for its past. Suspects of alerts need none.",
    finds: [
      "Some have no value: what they are made from is not served, is no number while nothing runs, or Prometheus started too recently.",
    ],
    unknown: "No recorded series of the stack is there at all.",
  },
  "alertmanager-reachable": {
    asks: "Alertmanager, at `alertmanager.url` of the stack config or at `--alertmanager`, for its version.",
    finds: ["No answer: nobody is told of any alert until it runs.", LOGIN.replaceAll("--prometheus", "--alertmanager")],
  },
  "alertmanager-config": {
    asks: "Alertmanager whether it accepted its configuration, and Prometheus whether it sends to it. With `prometheus.kind: files` and `alertmanager.mode: own`, the configuration that is loaded must be the compiled one, to the byte (`alertmanager_config_hash`). Elsewhere it has parts of other hands: then only the names of the stack's receivers are compared, which the figures say; routes are not.",
    finds: [
      "It refused its newest configuration: the one from before is in force. `amtool check-config` on the file names the mistake.",
      "It lacks receivers: it was started on another file, was not reloaded, or the snippets were not merged into its configuration.",
      "It runs another configuration: the config was changed without `pulumi up`, the file was edited by hand, or Alertmanager was not told to read it.",
      "Prometheus does not send to it: name it under `alerting:` in prometheus.yml.",
    ],
    unknown: "Alertmanager does not say whether it loaded its configuration, or which.",
  },
  "notifications-sent": {
    asks: "Alertmanager for its count of notifications that failed and, where its job is known (`watcher.alertmanager`, or an own server), Prometheus for how much the count has grown in the last hour. Elsewhere the count since Alertmanager started is all there is, of all stacks that it serves.",
    finds: [
      "A contact's address or key is wrong, its service refuses the message, or the way to it is blocked: Alertmanager's log has the answer.",
      "Where only the count since the start is known, what was repaired long ago looks the same: it goes on when the count grows.",
    ],
    unknown: "What answers at Alertmanager's address counts no notifications: it is another server.",
  },
};
