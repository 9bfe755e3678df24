import type { BadConfig } from "../stack-config/bad-config";

const chosen = (more: object = {}) => ({
  site: "datadoghq.eu",
  apiKey: "datadog-api",
  appKey: "datadog-app",
  handles: { chat: "@slack-acme-db-alerts" },
  acceptGaps: ["data-stale", "page-cache-misses"],
  ...more,
});

/** Mistakes of the section `datadog`, and what is said about them. */
export const datadogMistakes: readonly BadConfig[] = [
  {
    name: "a site that Datadog does not have",
    set: { datadog: chosen({ site: "datadog.eu" }) },
    says: [
      "  datadog.site: datadog.eu\n" +
        "    is not one of datadoghq.com, us3.datadoghq.com, us5.datadoghq.com, datadoghq.eu, ap1.datadoghq.com, ap2.datadoghq.com, ddog-gov.com\n" +
        "    → did you mean datadoghq.eu?",
    ],
  },
  {
    name: "no API key",
    set: { datadog: chosen({ apiKey: undefined }) },
    says: ["  datadog.apiKey\n" + "    is missing → add it: Name of the secret that holds the API key."],
  },
  {
    name: "an API key in the clear",
    set: { datadog: chosen({ apiKey: "0123456789abcdef0123456789abcdef" }) },
    says: [
      "  datadog.apiKey\n" +
        "    looks like a secret itself; only its name belongs here, and stack files are read by many\n" +
        "    → give it a name, and the value by: pulumi config set --secret secrets:<name>",
    ],
  },
  {
    name: "an application key that has no value",
    set: { datadog: chosen() },
    knownSecrets: ["aura-payments", "slack", "datadog-api"],
    says: [
      "  datadog.appKey: datadog-app\n" +
        "    no value is set for this secret\n" +
        "    → pulumi config set --secret secrets:datadog-app, or name a known one (secrets are: aura-payments, slack, datadog-api)",
    ],
  },
  {
    name: "a key that the section does not have",
    set: { datadog: chosen({ applicationKey: "datadog-app" }) },
    says: [
      "  datadog.applicationKey\n" +
        "    no such key\n" +
        "    → keys are: site, apiUrl, apiKey, appKey, agent, handles, customMetricsBudget, dashboards, extras, acceptGaps",
    ],
  },
  {
    name: "an address of the API that is not encrypted",
    set: { datadog: chosen({ apiUrl: "http://proxy.example/datadog" }) },
    says: [
      "  datadog.apiUrl: http://proxy.example/datadog\n" +
        "    is not encrypted, and credentials are sent there → write https://proxy.example",
    ],
  },
  {
    name: "an Agent of a kind that there is not",
    set: { datadog: chosen({ agent: { kind: "docker" } }) },
    says: ["  datadog.agent.kind: docker\n" + "    is not one of helm, operator, host → choose one of them"],
  },
  {
    name: "an Agent on a host without a directory",
    set: { datadog: chosen({ agent: { kind: "host" } }) },
    says: [
      "  datadog.agent.directory\n" +
        "    is missing\n" +
        "    → add it: Where the file is written; a relative one belongs to the Pulumi project. The Agent reads it through a link: docs/datadog.md.",
    ],
  },
  {
    name: "a namespace of the Agent that cannot be one",
    set: { datadog: chosen({ agent: { kind: "helm", namespace: "Data Dog" } }) },
    says: [
      "  datadog.agent.namespace: Data Dog\n" +
        "    is not a namespace: small letters, digits and dashes, at most 63\n" +
        "    → write its name as kubectl shows it",
    ],
  },
  {
    name: "a Secret that cannot be one",
    set: { datadog: chosen({ agent: { kind: "operator", secret: "neo4j_aura" } }) },
    says: [
      "  datadog.agent.secret: neo4j_aura\n" +
        "    is not the name of a Kubernetes object: small letters, digits, dashes and dots\n" +
        "    → write it as kubectl shows it",
    ],
  },
  {
    name: "a handle without @",
    set: { datadog: chosen({ handles: { chat: "slack-acme-db-alerts" } }) },
    says: [
      "  datadog.handles.chat: slack-acme-db-alerts\n" +
        "    is not a handle → write it with @, as @pagerduty-payments or @slack-acme-db-alerts",
    ],
  },
  {
    name: "a handle for a contact that does not exist",
    set: { datadog: chosen({ handles: { chat: "@slack-a-b", pager: "@pagerduty-x" } }) },
    says: ["  datadog.handles.pager\n" + "    no such contact → contacts are: chat"],
  },
  {
    name: "a contact that routes tell and Datadog does not know",
    set: { datadog: chosen({ handles: {} }) },
    says: [
      "  datadog.handles.chat\n" +
        "    is missing, and routes tell chat, whom Datadog knows by another name\n" +
        "    → add it, as @slack-acme-db-alerts; Datadog › Integrations shows it",
    ],
  },
  {
    name: "a budget of nothing",
    set: { datadog: chosen({ customMetricsBudget: 0 }) },
    says: ["  datadog.customMetricsBudget: 0\n" + "    is below the smallest allowed, 1 → raise it"],
  },
  {
    name: "a fleet that costs more than its budget",
    set: { datadog: chosen({ customMetricsBudget: 10 }) },
    says: [
      "  datadog.customMetricsBudget: 10\n" +
        "    is less than the 52 custom metrics that this fleet will cost → raise it, watch fewer instances",
    ],
  },
  {
    name: "a client secret in a file, for an Agent in a cluster",
    set: { datadog: chosen(), "aura.projects.payments.clientSecret": { file: "/run/secrets/aura" } },
    says: [
      "  aura.projects.payments.clientSecret: /run/secrets/aura\n" +
        "    is a file, and an Agent in a cluster reads Secrets (datadog.agent.kind is helm)\n" +
        "    → name the secret, or write { kubernetesSecret: { name, key } }",
    ],
  },
  {
    name: "a critical alert that Datadog cannot say",
    set: { datadog: chosen({ acceptGaps: ["data-stale"] }) },
    says: [
      "  datadog.acceptGaps\n" +
        "    page-cache-misses is critical, and Datadog cannot say it: Datadog stamps samples with the time of the check and not with Aura's own, so that old data looks fresh\n" +
        "    → add page-cache-misses, if it is enough that Prometheus or somebody else watches for it",
    ],
  },
  {
    name: "a gap in Datadog that is accepted and is none",
    set: { datadog: chosen({ acceptGaps: ["data-stale", "page-cache-misses", "cpu-saturated"] }) },
    says: ["  datadog.acceptGaps[2]: cpu-saturated\n" + "    is no gap: Datadog says it, or it is off in this stack → remove it"],
  },
  {
    name: "a gap in Datadog of an alert that does not exist",
    set: { datadog: chosen({ acceptGaps: ["data-stale", "page-cache-misses", "data-stal"] }) },
    says: ["  datadog.acceptGaps[2]: data-stal\n" + "    no such alert → did you mean data-stale?"],
  },
];
