import type { BadConfig } from "../stack-config/bad-config";

const operator = (more: object = {}) => ({ kind: "operator", release: "kube-prometheus-stack", ...more });

/** Mistakes of operator mode, and what is said about them. */
export const operatorMistakes: readonly BadConfig[] = [
  {
    name: "a namespace that cannot be one",
    set: { prometheus: operator({ namespace: "Monitoring" }) },
    says: [
      "  prometheus.namespace: Monitoring\n" +
        "    is not a namespace: small letters, digits and dashes, at most 63\n" +
        "    → write its name as kubectl shows it",
    ],
  },
  {
    name: "a field of the files target in operator mode",
    set: { prometheus: operator({ directory: "/etc/prometheus/aura" }) },
    says: [
      "  prometheus.directory\n" +
        "    no such key\n" +
        "    → keys are: kind, namespace, release, labels, operatorVersion, secrets, alertmanager, extraScrapeMetrics, context, url",
    ],
  },
  {
    name: "a release that cannot be the value of a label",
    set: { prometheus: operator({ release: "my stack" }) },
    says: ["  prometheus.release: my stack\n" + "    is not the value of a label: letters, digits and . _ -, at most 63 → correct it"],
  },
  {
    name: "a selector label whose key cannot be one",
    set: { prometheus: operator({ labels: { "my label": "x" } }) },
    says: [
      "  prometheus.labels.my label\n" +
        "    is not the key of a label: letters, digits and . _ -, at most 63, and a domain with / in front\n" +
        "    → correct it",
    ],
  },
  {
    name: "two releases that contradict each other",
    set: { prometheus: operator({ labels: { release: "other" } }) },
    says: ["  prometheus.labels.release: other\n" + "    contradicts prometheus.release, kube-prometheus-stack → keep one of them"],
  },
  {
    name: "a label that says whose the object is",
    set: { prometheus: operator({ labels: { "app.kubernetes.io/instance": "x" } }) },
    says: ["  prometheus.labels.app.kubernetes.io/instance\n" + "    is a label that is set by the package itself → choose another name"],
  },
  {
    name: "an operator that has no OAuth2",
    set: { prometheus: operator({ operatorVersion: "0.75" }) },
    says: [
      "  prometheus.operatorVersion: 0.75\n" +
        "    has no OAuth2 for ScrapeConfigs; that came with 0.76 → upgrade the operator and its CRDs",
    ],
  },
  {
    name: "an operator version as a number",
    set: { prometheus: operator({ operatorVersion: 0.89 }) },
    says: ["  prometheus.operatorVersion: 0.89\n" + '    is a number; text is expected → quote it: "0.89"'],
  },
  {
    name: "an operator version with a patch",
    set: { prometheus: operator({ operatorVersion: "v0.93.0" }) },
    says: ["  prometheus.operatorVersion: v0.93.0\n" + '    is not a version → write major and minor, as "0.89"'],
  },
  {
    name: "an unknown place of secrets",
    set: { prometheus: operator({ secrets: { kind: "exsting", name: "aura" } }) },
    says: ["  prometheus.secrets.kind: exsting\n" + "    is not one of created, existing, external → did you mean existing?"],
  },
  {
    name: "existing secrets without the name of their Secret",
    set: { prometheus: operator({ secrets: { kind: "existing" } }) },
    says: ["  prometheus.secrets.name\n" + "    is missing → add it: The Secret that holds them: one key for each name."],
  },
  {
    name: "an unknown way to the Alertmanager",
    set: { prometheus: operator({ alertmanager: { kind: "own" } }) },
    says: ["  prometheus.alertmanager.kind: own\n" + "    is not one of config, secret → choose one of them"],
  },
  {
    name: "a Secret of a cluster without its key",
    set: { prometheus: operator(), "contacts.chat.webhook": { kubernetesSecret: { name: "slack" } } },
    says: ["  contacts.chat.webhook.kubernetesSecret.key\n" + "    is missing → add it: Key in it."],
  },
  {
    name: "a secret in two places",
    set: { prometheus: operator(), "contacts.chat.webhook": { kubernetesSecret: { name: "slack", key: "url" }, file: "/run/slack" } },
    says: ["  contacts.chat.webhook\n" + "    does not say where the secret is → give one of kubernetesSecret: { name, key }, file"],
  },
  {
    name: "a secret that is neither a name nor a place",
    set: { "contacts.chat.webhook": true },
    says: [
      "  contacts.chat.webhook: true\n" +
        "    is no reference to a secret\n" +
        "    → name it as text, or write { kubernetesSecret: { name, key } } or { file }",
    ],
  },
  {
    name: "a file where objects of a cluster read Secrets",
    set: { prometheus: operator(), "aura.projects.payments.clientSecret": { file: "/run/secrets/aura" } },
    says: [
      "  aura.projects.payments.clientSecret: /run/secrets/aura\n" +
        "    is a file, and objects of a cluster read Secrets → write { kubernetesSecret: { name, key } }",
    ],
  },
  {
    name: "a Secret of a cluster where files are written",
    set: { "aura.projects.payments.clientSecret": { kubernetesSecret: { name: "aura", key: "payments" } } },
    says: [
      "  aura.projects.payments.clientSecret\n" +
        "    is a Secret of a cluster, and prometheus.kind is files → name the secret, or write { file }",
    ],
  },
  {
    name: "a relative path of a secret's file",
    set: { "aura.projects.payments.clientSecret": { file: "secrets/aura" } },
    says: [
      "  aura.projects.payments.clientSecret.file: secrets/aura\n" +
        "    is not an absolute path of a file → write it from /, as the server's machine has it",
    ],
  },
  {
    name: "what only servers of one's own can be told",
    set: {
      prometheus: operator(),
      alertmanager: { mode: "existing", peers: ["http://alertmanager-1:9093"], reload: "none" },
      remoteWrite: { mimir: { url: "https://mimir.example.com" } },
    },
    says: [
      "  alertmanager.mode\n" +
        "    has no effect where an operator runs the servers\n" +
        "    → remove it; prometheus.alertmanager says how the cluster's Alertmanager learns of routes",
      "  alertmanager.peers\n" +
        "    has no effect where an operator runs the servers\n" +
        "    → remove it; the Prometheus object finds its Alertmanagers by itself",
      "  alertmanager.reload\n" + "    has no effect where an operator runs the servers → remove it; the operator reloads",
      "  remoteWrite.mimir\n" +
        "    has no effect where an operator runs the servers: the Prometheus object, which is not this stack's, says where it writes\n" +
        '    → remove it, and add to spec.remoteWrite of that object: {"url":"https://mimir.example.com","queueConfig":{"retryOnRateLimit":true}}',
    ],
  },
  {
    name: "a project whose name cannot be part of an object's",
    set: {
      prometheus: operator(),
      "aura.projects": {
        pay_ments: {
          id: "cb50b84c-0a53-565c-ba05-008e104efee0",
          clientId: "b3a1kVxB",
          clientSecret: "s",
          instances: { a: { id: "6b0c65e8" } },
        },
      },
    },
    says: ["  aura.projects.pay_ments\n" + "    becomes the name of a ScrapeConfig, and such names have no underscore → call it pay-ments"],
  },
  {
    name: "an app token for an AlertmanagerConfig",
    set: { prometheus: operator(), "contacts.chat": { kind: "slack", channel: "#db-alerts", appToken: "slack-app" } },
    says: [
      "  contacts.chat.appToken\n" +
        "    AlertmanagerConfig v1alpha1 has no app tokens\n" +
        "    → name a webhook, or write prometheus.alertmanager: { kind: secret }",
    ],
  },
  {
    name: "time zones for an AlertmanagerConfig",
    set: {
      prometheus: operator(),
      routes: [{ to: "chat", quietDuring: "nights" }],
      calendars: {
        office: { times: "08:00-18:00", timeZone: "Europe/Berlin" },
        nights: { times: "19:00-07:00", timeZone: "Europe/Berlin" },
      },
      maintenance: [{ from: "2026-12-24T18:00", to: "2026-12-27T06:00", timeZone: "Asia/Tokyo", reason: "freeze", author: "shop" }],
    },
    says: [
      "  calendars.nights.timeZone: Europe/Berlin\n" +
        "    AlertmanagerConfig v1alpha1 knows only UTC\n" +
        "    → say it in UTC (timeZone: UTC), or write prometheus.alertmanager: { kind: secret }",
      "  maintenance[0].timeZone: Asia/Tokyo\n" +
        "    AlertmanagerConfig v1alpha1 knows only UTC\n" +
        "    → say it in UTC (timeZone: UTC), or write prometheus.alertmanager: { kind: secret }",
    ],
  },
  {
    name: "storage and a ruler where an operator runs the servers",
    set: {
      prometheus: operator({ alertmanager: { kind: "secret" } }),
      remoteWrite: {
        mimir: {
          url: "https://mimir.example.com/api/v1/push",
          tenant: "shop",
          username: "42",
          password: { kubernetesSecret: { name: "mimir", key: "token" } },
        },
      },
      rulesTo: { kind: "mimir", url: "https://mimir.example.com", tenant: "shop", alertmanager: { kind: "elsewhere" } },
    },
    says: [
      "  remoteWrite.mimir\n" +
        "    has no effect where an operator runs the servers: the Prometheus object, which is not this stack's, says where it writes\n" +
        '    → remove it, and add to spec.remoteWrite of that object: {"url":"https://mimir.example.com/api/v1/push","headers":{"X-Scope-OrgID":"shop"},"basicAuth":{"username":{"name":"<Secret>","key":"username"},"password":{"name":"mimir","key":"token"}},"queueConfig":{"retryOnRateLimit":true}}',
      "  prometheus.alertmanager\n" +
        "    has no effect where a ruler evaluates the rules\n" +
        "    → remove it; the Alertmanager of rulesTo tells people",
      "  rulesTo.alertmanager.kind: elsewhere\n" +
        "    does not go with prometheus.kind: operator: an AlertmanagerConfig takes no alerts of a ruler\n" +
        "    → write kind: tenant",
    ],
  },
];
