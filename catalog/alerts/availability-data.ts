import { cpuLimit, cpuUsage } from "../metrics/cpu";
import {
  above,
  age,
  alertsOf,
  cores,
  count,
  days,
  difference,
  fact,
  highest,
  intervals,
  metric,
  present,
  scrape,
  since,
  throughEndpoint,
  unlessExists,
  whileAbove,
} from "../model";
import { metricFamiliesMost } from "../records/baselines";
import { metricFamiliesHourly } from "../records/hourly";

const alert = alertsOf("availability");

const INTEGRATION = "Aura console › Metrics Integration: is the instance selected, and is its status In use?";
const SUPPORT =
  "Neo4j support when the instance runs, is selected in Metrics Integration and still brings nothing: give the instance id and the time of its last sample.";

export const dataStale = alert("data-stale", {
  title: "Data is stale although scrapes succeed",
  when: above(age(cpuUsage), { critical: intervals(2, { plus: 90 }) }),
  guards: [whileAbove(throughEndpoint(highest(scrape("up", "boolean"), "5m"), cpuUsage, "20m"), present)],
  holds: "5m",
  keepFiring: "5m",
  ifNoData: "alert",
  pack: "essential",
  summary: "No new samples arrive from {{instance}}, although its endpoint answers.",
  description: "The newest sample of {{instance}} is {{value}} old (threshold {{threshold}}) while scrapes succeed.",
  runbook: {
    meaning:
      "Every sample carries Aura's own timestamp, so an endpoint can be UP and serve the past. The curves look alive, the alerts about this instance are not. After 15 to 20 minutes instance-missing takes over.",
    investigate: [
      'PromQL, this instance or all: `time() - max by (instance_id) (timestamp(neo4j_aura_cpu_usage{aura_stack="<stack>"}))`. All: the pipeline of Aura. One: that instance.',
      "Aura console › Instances: is it running? Pausing, resuming, resizing and restoring interrupt its metrics.",
      INTEGRATION,
      "Is the clock of the Prometheus machine right? `timedatectl` there; a clock that is ahead makes all data look old.",
    ],
    fix: [
      "Paused on purpose: say so in the stack file (`pausedDuring`), and `pulumi up`.",
      "Taken out of Metrics Integration: select it again; changes take 5 minutes.",
      "Clock: repair time synchronisation.",
    ],
    escalate: `${SUPPORT} Look at status.neo4j.io first.`,
  },
  source:
    "CMI page introduction (30 s cache): two scrape intervals, 30 s of cache, and 60 s allowance for the endpoint's own lag, which Neo4j does not document.",
});

export const instanceMissing = alert("instance-missing", {
  title: "Instance brings no metrics",
  when: above(fact("expected-instance"), { critical: present }),
  guards: [unlessExists(age(cpuUsage, "10m"))],
  holds: "5m",
  keepFiring: "5m",
  ifNoData: "alert",
  pack: "essential",
  summary: "{{instance}} is in the stack file, but brings no metrics.",
  description:
    "No sample of {{instance}} has arrived for at least ten minutes: it is deleted, paused, not included in Metrics Integration, or its id is wrong.",
  runbook: {
    meaning: "The instance is expected and not there. None of its other alerts can fire.",
    investigate: [
      "Aura console › Instances: does it exist, is it running, is the id (eight hexadecimal digits below its name) the one of the stack file?",
      INTEGRATION,
      'PromQL, which instances do come: `group by (aura_project, instance_id) (neo4j_aura_cpu_limit{aura_stack="<stack>"})`. An id that almost matches is a typing mistake; ids must be quoted in the stack file.',
      "Was it created a few minutes ago? Its first metrics may be late.",
    ],
    fix: [
      "Deleted on purpose: take it out of the stack file, `pulumi up`.",
      "Paused on purpose: `pausedDuring` in the stack file; else resume it in the console.",
      'Not selected: Aura console › Metrics Integration › select it, or switch on "Include new instances"; changes take 5 minutes.',
      "Below Business Critical (Free, Professional): Aura serves no metrics for it; take it out of the stack file.",
    ],
    escalate: `The instance's owner, at once, when nobody knows of a deletion: deleted instances are restored from a snapshot. ${SUPPORT}`,
  },
  source: "CMI page process (a changed selection takes 5 minutes) and Prometheus's lookback of 5 minutes; ten minutes are above both.",
});

export const instanceUnconfigured = alert("instance-unconfigured", {
  title: "Instance that nobody configured",
  when: above(metric(cpuLimit), { info: cores(0) }),
  guards: [unlessExists(fact("instance"))],
  holds: "30m",
  pack: "essential",
  summary: "{{instance}} brings metrics, but is not in the stack file.",
  description:
    "{{instance}} ({{value}} a member) is watched with default thresholds; it has no name, no team, and nobody is told when it vanishes.",
  runbook: {
    meaning:
      '"Include new instances" in Aura\'s Metrics Integration adds instances by itself. All alerts work for this one, with default thresholds and the default route.',
    investigate: [
      "Aura console › Instances: whose instance has this id?",
      'PromQL, all of them: `group by (aura_project, instance_id) (neo4j_aura_cpu_limit{aura_stack="<stack>"}) unless on (aura_project, instance_id) aura_instance_info`.',
    ],
    fix: [
      "Add it to the stack file under its project, with name, team and tier; `pulumi up`.",
      "Not to be watched: Aura console › Metrics Integration › deselect it.",
    ],
    escalate: "The owner of the Aura project; no hurry.",
  },
  source:
    'CMI page process ("Include new instances"). 30 minutes leave time for the `pulumi up` that follows a new instance; judgement of this package.',
});

export const metricFamilyVanished = alert("metric-family-vanished", {
  title: "Some metrics are no longer served",
  when: above(difference(metricFamiliesMost, metricFamiliesHourly), { warning: count(0) }),
  holds: "5m",
  keepFiring: "10m",
  ifNoData: "alert",
  pack: "essential",
  summary: "{{instance}} is served with fewer metrics than yesterday.",
  description:
    "{{instance}} is no longer served with some of the metrics that it had within the last day ({{value}} of them); alerts that read them are silent.",
  runbook: {
    meaning:
      "An alert whose metric is gone is silent for ever and looks like health. Aura removed metrics before (memory usage and limit in 2024). After a day the smaller number is taken as normal and this alert ends.",
    investigate: [
      'PromQL, which ones: `group by (__name__) (last_over_time({__name__=~"neo4j_.+",instance_id="<instance id>"}[1d])) unless group by (__name__) ({__name__=~"neo4j_.+",instance_id="<instance id>"})`.',
      "One instance or all? One: was its last database dropped, was it moved to another Neo4j version, or the granularity switched from Comprehensive to Summary (`neo4j_cluster_raft_is_leader` goes)?",
      "All: was `metric_relabel_configs` of the scrape job changed, or did Neo4j change the reference page of the Customer Metrics Integration?",
    ],
    fix: [
      "Granularity: set it in the stack file as it is in the console.",
      "Renamed or removed by Neo4j: update this package; until then expect the alerts that read it to be silent.",
      "Relabelling: `pulumi refresh` and `pulumi up` restore the job.",
    ],
    escalate: "The owner of the stack file. Neo4j support when a documented metric is gone for a running instance.",
  },
  source:
    "A metric must never go unseen; judgement of this package. Metrics are counted once an hour, over 30 minutes, which outlast a restart of the instance.",
});

export const credentialsOld = alert("credentials-old", {
  title: "Credentials are due for rotation",
  when: above(since(fact("credentials-issued")), { warning: days(90) }),
  holds: "1h",
  pack: "essential",
  summary: "The Aura credentials of project {{project}} are due for rotation.",
  description: "The Aura credentials of project {{project}} were issued {{value}} ago (rotation is due after {{threshold}}).",
  runbook: {
    meaning:
      "Aura credentials never expire by themselves, so a leaked one works for ever. The date is the one in the stack file (`credentialsIssued`).",
    investigate: [
      "Aura console › Account › API keys, as the Metrics Reader user: which keys exist, since when?",
      "Were the credentials rotated, and only the date forgotten?",
    ],
    fix: [
      "Create a new API key as the Metrics Reader user (never as an admin: a key has all rights of its user).",
      "`pulumi config set --secret secrets:<name of the secret>`, set the new `clientId` and `credentialsIssued`, `pulumi up`. No restart is needed.",
      "When the targets are UP again, delete the old key; its last token lives for up to an hour.",
    ],
    escalate: "Whoever owns the Metrics Reader user; your security team when the old key may have leaked.",
  },
  source:
    "Aura API authentication page (credentials never expire, tokens live for an hour). 90 days: common rotation period; judgement of this package.",
});
