import type { Finding } from "../checks/check";
import type { Trouble } from "./trouble";

type Explanation = Pick<Finding, "what" | "cause" | "fix">;

/** What each trouble of a scrape is, why it comes, and what helps. */
export const EXPLANATIONS: Readonly<Record<Trouble, Explanation>> = {
  "client-refused": {
    what: "token endpoint refuses the client",
    cause: "The client id or the client secret is wrong, or the API key was deleted.",
    fix: "Make an API key in the Aura console (Account › API keys), put its id into aura.projects.<project>.clientId and its secret with `pulumi config set --secret`, then `pulumi up`.",
  },
  "token-limited": {
    what: "token endpoint answers 429",
    cause: "Too many tokens are asked for: several Prometheus servers or other programs use the same API key.",
    fix: "Give each Prometheus an API key of its own; tokens live an hour and are kept until they expire.",
  },
  "token-unavailable": {
    what: "token endpoint cannot be used",
    cause: "The token endpoint fails, or the way to it is blocked.",
    fix: "Look at status.neo4j.io, and let Prometheus' host reach the token endpoint over HTTPS.",
  },
  "secret-unreadable": {
    what: "Prometheus cannot read the client secret",
    cause: "The file with the secret is missing, or belongs to another user than Prometheus runs as.",
    fix: "Run `pulumi up` as the user that Prometheus runs as, and on the same host.",
  },
  "role-missing": {
    what: "metrics endpoint refuses the token",
    cause: "The user behind the API key lacks the role Metrics Reader in this project, or it was removed up to 5 minutes ago.",
    fix: 'Aura console › Users › role "Metrics Reader", then wait 5 minutes.',
  },
  forbidden: {
    what: "metrics endpoint answers 403",
    cause: "The project may not use metrics integration: it needs Business Critical or Virtual Dedicated Cloud instances.",
    fix: "Check the tier of the project's instances, and that the id in the config is that of the right project.",
  },
  "not-found": {
    what: "metrics endpoint knows no such project or instance",
    cause: "The id of the project or instance in the config is wrong, or it was deleted.",
    fix: "Compare aura.projects.<project>.id and the instances' ids with the Aura console.",
  },
  "rate-limited": {
    what: "metrics endpoint answers 429",
    cause: "It is asked too often.",
    fix: "Scrape every 60 s (scrape.profile: standard), with one Prometheus for each project; metrics are cached for 30 s anyway.",
  },
  "server-error": {
    what: "metrics endpoint fails",
    cause: "The fault is at Aura's side.",
    fix: "Look at status.neo4j.io; open a ticket with the project id and the times when it stays.",
  },
  timeout: {
    what: "metrics endpoint does not answer in time",
    cause: "The answer takes longer than the scrape timeout: many instances behind one endpoint, or a slow network.",
    fix: "Set scrape.timeout to 30s, and aura.projects.<project>.endpoints to instances, which asks for each instance by itself.",
  },
  unreachable: {
    what: "metrics endpoint cannot be reached",
    cause: "A firewall, a proxy, DNS or TLS is in the way between Prometheus and Aura.",
    fix: "From Prometheus' host try `curl -v` on the address above; open HTTPS to it.",
  },
  limit: {
    what: "metrics endpoint serves more than the scrape job allows",
    cause: "The project has many more instances or databases than the config says; limits are computed from it.",
    fix: "Add the instances to the config, or raise aura.projects.<project>.expectedDatabases; then `pulumi up`.",
  },
  "not-metrics": {
    what: "what the endpoint serves is not metrics",
    cause: "The answer was cut off on its way, or something between (a proxy, a login page) answers in place of Aura.",
    fix: "From Prometheus' host fetch the address above with `curl -v` and look at the body.",
  },
  other: {
    what: "scrape fails",
    cause: "Prometheus gives the reason above.",
    fix: "Follow its words; when they stay unclear, fetch the address above with `curl -v` from Prometheus' host.",
  },
};
