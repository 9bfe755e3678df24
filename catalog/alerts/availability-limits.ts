import { above, alertsOf, highest, mean, percent, ratio, scrape } from "../model";

const alert = alertsOf("availability");

const duration = scrape("scrape_duration_seconds", "seconds");
const timeout = scrape("scrape_timeout_seconds", "seconds");

const STATUS_PAGE =
  "status.neo4j.io, and Aura console › Metrics Integration: the status of this endpoint (In use, Not in use, Error; hover over it for the reason).";
const SUPPORT =
  "Neo4j support when the check ends with an error of the endpoint itself: give the project id, the times, and the last error.";

export const scrapeSlow = alert("scrape-slow", {
  title: "Scrapes come close to their timeout",
  when: above(ratio(mean(duration, "10m"), timeout), { warning: percent(70) }),
  holds: "5m",
  keepFiring: "10m",
  pack: "essential",
  summary: "The metrics endpoint of {{endpoint}} answers slowly.",
  description:
    "Scrapes of the metrics endpoint of {{endpoint}} (project {{project}}) take {{value}} of their timeout on average (threshold {{threshold}}).",
  runbook: {
    meaning: "The next step is failed scrapes. Answers in Neo4j's examples take half a second. At 100 % every scrape times out already.",
    investigate: [
      'PromQL, since when: `scrape_duration_seconds{aura_stack="<stack>"}` over a day, beside `scrape_samples_scraped{aura_stack="<stack>"}`: did the answer grow (new instances, Comprehensive granularity)?',
      STATUS_PAGE,
    ],
    fix: [
      "Keep the timeout at 30s, as Neo4j recommends; raise it only if it was lowered.",
      "Read each instance by itself (`endpoints: instances`): fewer instances in an answer mean lower latency.",
      "Summary instead of Comprehensive granularity, where no alert of the cluster is needed.",
    ],
    escalate: SUPPORT,
  },
  source: "CMI page introduction (timeout 30 s; lower values risk timeouts). 70 %: judgement of this package.",
});

export const sampleLimitNear = alert("sample-limit-near", {
  title: "Scrapes come close to their sample limit",
  when: above(ratio(highest(scrape("scrape_samples_post_metric_relabeling", "count"), "5m"), scrape("scrape_sample_limit", "count")), {
    warning: percent(70),
  }),
  holds: "10m",
  keepFiring: "10m",
  pack: "essential",
  summary: "The metrics endpoint of {{endpoint}} serves nearly as many samples as are accepted.",
  description:
    "A scrape of the metrics endpoint of {{endpoint}} (project {{project}}) brings {{value}} of the samples that are accepted (threshold {{threshold}}). Beyond that limit Prometheus throws the whole scrape away, and Datadog's check what is too much.",
  runbook: {
    meaning:
      "The limit is computed from the stack file: three times the series expected for its instances, databases and granularity. The fleet has grown past what the file says. At the limit nothing is stored any more, for no instance.",
    investigate: [
      'PromQL, who brings how many: `topk(10, count by (instance_id) ({__name__=~"neo4j_.+",aura_stack="<stack>"}))`.',
      'PromQL, how many databases: `count by (instance_id) (group by (instance_id, database) (neo4j_database_count_node{aura_stack="<stack>"}))`.',
      "Aura console › Metrics Integration: was the granularity switched to Comprehensive, or are new instances included that the stack file does not know?",
    ],
    fix: [
      "Add the new instances to the stack file, set `granularity` as in the console, and the expected number of databases; `pulumi up` computes the limit anew.",
      "Read the project through instance endpoints (`endpoints: instances`).",
    ],
    escalate: "The owner of the stack file, within the week; at once above 90 %.",
  },
  source: "Prometheus configuration reference (exceeding `sample_limit` fails the whole scrape). 70 %: judgement of this package.",
});
