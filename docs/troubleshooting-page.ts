import { EXPLANATIONS } from "../cli/diagnosis/explain";
import type { Trouble } from "../cli/diagnosis/trouble";
import { bullets, table } from "./markdown";
import { page, type Page } from "./page";

const UNAUTHORIZED: readonly Trouble[] = [
  "client-refused",
  "secret-unreadable",
  "role-missing",
  "forbidden",
  "token-limited",
  "token-unavailable",
];
const NO_DATA: readonly Trouble[] = ["not-found", "unreachable", "not-metrics", "limit", "other"];
const INTERMITTENT: readonly Trouble[] = ["timeout", "rate-limited", "server-error"];

/** The three troubles that everybody meets, each with its causes. The words are those of `npm run check`. */
export const troubleshootingPage = (): Page =>
  page("troubleshooting.md", "cli/diagnosis", [
    "# Troubleshooting",
    "`npm run check -- --stack <name>` finds out which of these it is, names the endpoint and what Aura answered, and changes nothing.",
    section("401: Aura refuses", UNAUTHORIZED, [
      "Who refuses? The token endpoint (`api.neo4j.io`): the API key is wrong. The metrics endpoint: the key is right, its user lacks the role Metrics Reader.",
      "A change of roles takes up to 5 minutes. A deleted API key works until its token expires, up to an hour.",
      "The alerts: [endpoint-refuses](alerts/endpoint-refuses.md), [endpoint-down](alerts/endpoint-down.md).",
    ]),
    section("No data, or an empty response", NO_DATA, [
      "The endpoint answers 200 with an empty body: no instance is selected in Aura console › Metrics Integration, or it was selected less than 5 minutes ago.",
      "Only some instances have data: paused, deleted, a wrong id in the config, or not selected. Aura serves metrics of Business Critical and Virtual Dedicated Cloud instances only.",
      "A query of your own finds nothing: use the names of [metrics.md](metrics.md) and the label `instance_id`. Names that circulate, as `neo4j_aura_oom_errors_total` or `neo4j_db_transaction_active`, do not exist, and `instance` is Prometheus' own label for the host.",
      "The alerts: [instance-missing](alerts/instance-missing.md), [data-stale](alerts/data-stale.md), [metric-family-vanished](alerts/metric-family-vanished.md).",
    ]),
    section("Scrapes that fail now and then", INTERMITTENT, [
      'How often? `avg_over_time(up{aura_stack="<stack>"}[1h])`. How slow? `max_over_time(scrape_duration_seconds{aura_stack="<stack>"}[1h])` against the timeout of 30 s.',
      "Alerts bridge single lost scrapes, so this is a warning first.",
      "The alerts: [scrape-flapping](alerts/scrape-flapping.md), [scrape-slow](alerts/scrape-slow.md), [sample-limit-near](alerts/sample-limit-near.md).",
    ]),
  ]);

const section = (title: string, troubles: readonly Trouble[], hints: readonly string[]): string => {
  const rows = troubles.map((it) => [EXPLANATIONS[it].what, EXPLANATIONS[it].cause, EXPLANATIONS[it].fix]);
  return `## ${title}\n\n${bullets(hints)}\n\n${table(["what is found", "cause", "fix"], rows)}`;
};
