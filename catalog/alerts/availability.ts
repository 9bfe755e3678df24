import {
  above,
  alertsOf,
  below,
  changes,
  count,
  fact,
  mean,
  percent,
  present,
  ratio,
  scrape,
  unlessExists,
  whileAbove,
  whileBelow,
} from "../model";

const alert = alertsOf("availability");

const up = scrape("up", "boolean");
const upShare = scrape("up", "ratio");
const duration = scrape("scrape_duration_seconds", "seconds");
const timeout = scrape("scrape_timeout_seconds", "seconds");

const CHECK =
  "`npm run check -- --stack <stack>`: asks the token endpoint and the metrics endpoint itself, and names the cause with its fix.";
const LAST_ERROR =
  "Prometheus › Status › Target health: the target's last error, in words. Prometheus keeps no HTTP status code as a series.";
const STATUS_PAGE =
  "status.neo4j.io, and Aura console › Metrics Integration: the status of this endpoint (In use, Not in use, Error; hover over it for the reason).";
const SUPPORT =
  "Neo4j support when the check ends with an error of the endpoint itself: give the project id, the times, and the last error.";

export const endpointDown = alert("endpoint-down", {
  title: "Metrics endpoint is down",
  when: below(up, { critical: present }),
  holds: "3m",
  keepFiring: "10m",
  pack: "essential",
  explains: "absence",
  summary: "Nothing can be read from the metrics endpoint of {{endpoint}}.",
  description:
    "Every scrape of the metrics endpoint of {{endpoint}} (project {{project}}) has failed for three minutes; the instances behind it are not watched.",
  runbook: {
    meaning:
      "The databases may be well, but nobody would be told if they were not: every alert about the instances behind this endpoint is blind until it is back. The endpoint serves only the current sample, so the gap in the history stays.",
    investigate: [
      LAST_ERROR,
      CHECK,
      'PromQL, one endpoint or all: `up{aura_stack="<stack>"}`. All of them at once: the network, the credentials, or Aura itself.',
      'PromQL, refused or timed out: `scrape_duration_seconds{aura_stack="<stack>"} / scrape_timeout_seconds{aura_stack="<stack>"}`. Near 1 it timed out, near 0 it was refused or never reached.',
      STATUS_PAGE,
    ],
    fix: [
      "401, 403, 429: see the runbook of endpoint-refuses.",
      "Timed out (`context deadline exceeded`): keep the timeout at 30s; read the project through instance endpoints (`endpoints: instances`), so that each answer is small.",
      "Name or connection fails (`no such host`, `connection refused`, `x509`): the egress rules, proxy or certificates between Prometheus and customer-metrics-api.neo4j.io or api.neo4j.io were changed.",
      "An instance that was deleted, with `endpoints: instances`: take it out of the stack file, `pulumi up`. Endpoints of one project share an incident: while it is open, the next one that fails joins it and pages nobody anew.",
      "`sample limit exceeded` or `body size limit exceeded`: see the runbook of sample-limit-near.",
    ],
    escalate: `Whoever runs the network of Prometheus, when the error is not an HTTP status. ${SUPPORT}`,
  },
  source: "CMI reference pages (scrape every 30 s to 2 min): at 60 s three minutes are three scrapes in a row; judgement of this package.",
});

export const endpointNotScraped = alert("endpoint-not-scraped", {
  title: "Metrics endpoint is not scraped",
  when: above(fact("endpoint"), { critical: present }),
  guards: [unlessExists(up)],
  holds: "10m",
  keepFiring: "10m",
  pack: "essential",
  explains: "absence",
  summary: "Nobody reads the metrics endpoint of {{endpoint}}.",
  description:
    "The stack expects the metrics endpoint of {{endpoint}} (project {{project}}), but nothing reads it: there is no target, or no check, for it.",
  runbook: {
    meaning: "The rules of the stack are loaded, its scrape job is not. No instance behind this endpoint is watched.",
    investigate: [
      'PromQL, which targets exist: `up{aura_stack="<stack>"}`; which are expected: `aura_endpoint_info{aura_stack="<stack>"}`.',
      "Prometheus › Status › Configuration: does `scrape_config_files` name the stack's scrape file? A glob that matches no file is no error to Prometheus.",
      "Prometheus › Status › Runtime & build information: was the last configuration reload successful, and when?",
      "Was the label `aura_stack`, `aura_project` or `aura_endpoint` removed by relabelling?",
      "Datadog: does an Agent run the check? `agent status` on its machine, or `agent clusterchecks` in the Cluster Agent, names it with its last error.",
    ],
    fix: [
      "`pulumi refresh` and `pulumi up`: a scrape file that was removed or edited by hand is written again.",
      "Add the stack's scrape file to `scrape_config_files`, and reload Prometheus.",
      "The reload is refused: see the runbook of prometheus-config-rejected.",
      "Datadog: hand the stack's document to the Agent (`documents` among the outputs of the stack), as docs/datadog.md says.",
    ],
    escalate: "Whoever runs this Prometheus, or the Agents.",
  },
  source: "A reload and two scrapes at 120 s fit into ten minutes; judgement of this package.",
});

export const endpointRefuses = alert("endpoint-refuses", {
  title: "Metrics endpoint answers, but refuses",
  when: below(up, { warning: present }),
  guards: [whileBelow(ratio(duration, timeout), percent(50))],
  holds: "10m",
  keepFiring: "10m",
  pack: "essential",
  summary: "The metrics endpoint of {{endpoint}} refuses quickly: most likely 401, 403, 429 or an error of its own.",
  description:
    "Scrapes of the metrics endpoint of {{endpoint}} (project {{project}}) fail long before their timeout: it is not slow, it says no. Look at 401 first.",
  runbook: {
    meaning:
      "Somebody answers, and the answer is not metrics. In most cases it is 401: the user behind the credentials lost the role, or the credentials were revoked. It does not heal by itself.",
    investigate: [
      LAST_ERROR,
      CHECK,
      "`server returned HTTP status 401`: the token was accepted by api.neo4j.io, the user was not (`User doesn't have access to Metrics resources.`). A removed role shows after about 5 minutes, a deleted API key only when its token expires (1 hour).",
      "The error begins with `oauth2:`: the token endpoint refuses. 401 there means that the client id or secret is wrong, revoked or rotated; 429 that too many tokens are asked for: does another program use the same client?",
      STATUS_PAGE,
    ],
    fix: [
      "401 from the metrics endpoint: Aura console › Users › give the user the role Metrics Reader in this project, then wait 5 minutes.",
      "401 from the token endpoint: create a new API key as the Metrics Reader user, `pulumi config set --secret secrets:<name>`, set `clientId` and `credentialsIssued`, `pulumi up`. Prometheus needs no restart.",
      "403 or 404: compare the project id and the instance ids of the stack file with the console. Only projects with Business Critical, Virtual Dedicated Cloud or AuraDS Enterprise instances are served.",
      "429: scrape less often (`scrape: { profile: standard }` or `resource-efficient`), never below 30 s; scrape each project from one place.",
      "5xx: wait, and watch status.neo4j.io.",
    ],
    escalate: `The owner of the Aura project, for the role. ${SUPPORT}`,
  },
  source:
    "CMI pages introduction and authentication (401 after a revoked role, 5 minutes of cache). Half of the timeout tells a refusal from a timeout; judgement of this package.",
});

export const scrapeFlapping = alert("scrape-flapping", {
  title: "Scrapes fail now and then",
  when: below(mean(upShare, "30m"), { warning: percent(80) }),
  guards: [whileAbove(changes(upShare, "30m"), count(3))],
  holds: "5m",
  keepFiring: "15m",
  pack: "essential",
  summary: "Scrapes of the metrics endpoint of {{endpoint}} fail again and again.",
  description:
    "Only {{value}} of the scrapes of the metrics endpoint of {{endpoint}} (project {{project}}) succeeded in the last 30 minutes (threshold {{threshold}}); they fail and recover in turn.",
  runbook: {
    meaning:
      "Gaps in every curve, and alerts that come late. A single failed scrape in ten does no harm and does not fire; one outage from begin to end is endpoint-down, not this.",
    investigate: [
      LAST_ERROR,
      'PromQL, is there a rhythm: `up{aura_stack="<stack>"}` over six hours. Once an hour: the token\'s refresh. In bursts: 429. At random: the network.',
      'PromQL, are the failures timeouts: `max_over_time(scrape_duration_seconds{aura_stack="<stack>"}[30m])` beside the timeout of 30 s.',
      "Is the same endpoint scraped by a second Prometheus, agent or collector with the same client?",
    ],
    fix: [
      "429: scrape each project from one place only, at 60 s or 120 s.",
      "Timeouts: keep the timeout at 30 s, read instance endpoints (`endpoints: instances`), or Summary instead of Comprehensive granularity.",
      "Network: allow customer-metrics-api.neo4j.io and api.neo4j.io (port 443) by name, not by address.",
    ],
    escalate: SUPPORT,
  },
  source:
    "One in five, and more than one outage in 30 minutes: judgement of this package. Gauges are read 2.5 intervals back, so single failures cost nothing.",
});
