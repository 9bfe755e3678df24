import { above, alertsOf, count, seconds, serverGrowth, slowestOfServer } from "../model";

const alert = alertsOf("pipeline");

const LOG = "The log of the Prometheus process, for the time of the alert: it names the file, rule or address, and the reason.";

export const remoteWriteFailing = alert("remote-write-failing", {
  title: "Remote write loses samples",
  when: above(serverGrowth("prometheus", "prometheus_remote_storage_samples_failed_total", "5m"), { critical: count(0) }),
  holds: "10m",
  keepFiring: "10m",
  pack: "essential",
  appliesTo: ["prometheus"],
  summary: "Samples of Prometheus {{server}} are refused by the long-term storage.",
  description: "The long-term storage refused {{value}} samples of Prometheus {{server}} in five minutes for good; they are lost there.",
  runbook: {
    meaning:
      "These samples are not tried again. Alerts of this Prometheus still work; the history, and whatever reads the long-term storage, has holes.",
    investigate: [
      "PromQL, which target: `increase(prometheus_remote_storage_samples_failed_total[15m]) > 0` by `remote_name`.",
      LOG,
      "400 (out of order, too old): do two servers write the same series? 401, 403: the credentials. 413: the size of a batch. Over a limit of series: the limits of the tenant.",
    ],
    fix: [
      "Credentials: `pulumi config set --secret secrets:<name>` and `pulumi up`.",
      "Limits: raise them for the tenant, or write less (`write_relabel_configs`).",
      "Same series twice: one replica label for each server, and deduplication in the storage.",
    ],
    escalate: "Whoever runs the long-term storage.",
  },
  source:
    "Prometheus mixin, PrometheusRemoteStorageFailures (critical). Ten minutes, so that the few refused samples after a restart wake nobody.",
});

export const remoteWriteBehind = alert("remote-write-behind", {
  title: "Remote write falls behind",
  when: above(
    slowestOfServer("prometheus", {
      newest: "prometheus_remote_storage_queue_highest_timestamp_seconds",
      formerly: "prometheus_remote_storage_highest_timestamp_in_seconds",
      done: "prometheus_remote_storage_queue_highest_sent_timestamp_seconds",
    }),
    { warning: seconds(120) },
  ),
  holds: "15m",
  keepFiring: "10m",
  pack: "essential",
  appliesTo: ["prometheus"],
  summary: "Prometheus {{server}} writes to the long-term storage too slowly.",
  description: "The slowest remote-write queue of Prometheus {{server}} is {{value}} behind (threshold {{threshold}}).",
  runbook: {
    meaning:
      "The storage does not take samples as fast as they come, or does not answer at all. Prometheus keeps about two hours on disk; what is older by then is lost there.",
    investigate: [
      "PromQL, which queue: `prometheus_remote_storage_queue_highest_timestamp_seconds - prometheus_remote_storage_queue_highest_sent_timestamp_seconds` by `remote_name`; is it retrying: `rate(prometheus_remote_storage_samples_retried_total[5m])`.",
      "PromQL, is it at its limit: `prometheus_remote_storage_shards_desired > prometheus_remote_storage_shards_max`.",
      LOG,
    ],
    fix: [
      "Not reachable, 429 or 5xx: the storage or the network between; Prometheus catches up by itself.",
      "At the limit of shards: raise `max_shards` in `queue_config`, or bring the storage closer.",
    ],
    escalate: "Whoever runs the long-term storage, within two hours of the first message.",
  },
  source:
    "Prometheus mixin, PrometheusRemoteWriteBehind (120 s for 15 minutes). Before Prometheus 3.7 a queue is measured against the newest sample of the whole server, so that one with little to send seems late.",
});
