import type { BadConfig } from "../stack-config/bad-config";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/0b1c2d3e-0000-1111-2222-333344445555";

const section = (more: object = {}) => ({
  region: "eu-west-1",
  account: "123456789012",
  collector: { kind: "host", directory: "/etc/aura/collector" },
  notify: { team: { kind: "email", address: "db@example.com" } },
  ...more,
});

const ecs = (more: object = {}) =>
  section({
    collector: { kind: "ecs", cluster: "monitoring", subnets: ["subnet-0a1b2c3d"], securityGroups: ["sg-0a1b2c3d"], ...more },
  });

const fleet = (size: number) =>
  Object.fromEntries(Array.from({ length: size }, (_, at) => [`instance-${at}`, { id: (0x10000000 + at).toString(16), team: "payments" }]));

/** Mistakes of the section `cloudwatch`, and what is said about them. */
export const cloudwatchMistakes: readonly BadConfig[] = [
  {
    name: "a region that is a place",
    set: { cloudwatch: section({ region: "Ireland" }) },
    says: ['  cloudwatch.region: Ireland\n    is not a region → write it as "eu-west-1"'],
  },
  {
    name: "an AWS account as a number",
    set: { cloudwatch: section({ account: 123456789012 }) },
    says: ['  cloudwatch.account: 123456789012\n    is a number; text is expected → quote it: "123456789012"'],
  },
  {
    name: "an AWS account that is too short",
    set: { cloudwatch: section({ account: "1234" }) },
    says: ["  cloudwatch.account: 1234\n    is not an account: twelve digits → correct it"],
  },
  {
    name: "a collector that runs nowhere",
    set: { cloudwatch: section({ collector: { kind: "esc" } }) },
    says: ["  cloudwatch.collector.kind: esc\n    is not one of ecs, eks, host → did you mean ecs?"],
  },
  {
    name: "a Fargate task without a network",
    set: { cloudwatch: ecs({ subnets: [], securityGroups: undefined }) },
    says: [
      "  cloudwatch.collector.subnets\n    is empty → name at least one",
      "  cloudwatch.collector.securityGroups\n    is missing → add it: Security groups that let HTTPS out.",
    ],
  },
  {
    name: "a subnet by its name",
    set: { cloudwatch: ecs({ subnets: ["private-a"] }) },
    says: ['  cloudwatch.collector.subnets[0]: private-a\n    is not a subnet → write its id, as "subnet-0a1b2c3d"'],
  },
  {
    name: "a cluster by its ARN",
    set: { cloudwatch: ecs({ cluster: "arn:aws:ecs:eu-west-1:123456789012:cluster/monitoring" }) },
    says: [
      "  cloudwatch.collector.cluster: arn:aws:ecs:eu-west-1:123456789012:cluster/monitoring\n    is not the name of a cluster: letters, digits, - and _, at most 100\n    → write its name, not its ARN",
    ],
  },
  {
    name: "a collector's image without a tag",
    set: { cloudwatch: section({ image: "otel/opentelemetry-collector-contrib" }) },
    says: [
      "  cloudwatch.image: otel/opentelemetry-collector-contrib\n    has no tag → pin one, as otel/opentelemetry-collector-contrib:0.155.0",
    ],
  },
  {
    name: "alarms that nobody is told of",
    set: { cloudwatch: section({ notify: { team: { kind: "email", address: "db@example.com", severities: ["info", "warning"] } } }) },
    says: [
      "  cloudwatch.notify\n    tells nobody of critical alarms\n    → add somebody whose severities hold critical, as { kind: email, address: … }, or a hook",
    ],
  },
  {
    name: "a Slack channel by its name in Amazon Q Developer",
    set: { cloudwatch: section({ notify: { chat: { kind: "slack", workspace: "T0123ABCD", channel: "#db-alerts" } } }) },
    says: ['  cloudwatch.notify.chat.channel: #db-alerts\n    is not the id of a channel → write it as "C0123ABCD", not its name'],
  },
  {
    name: "an incoming webhook where a workspace is authorised",
    set: { cloudwatch: section({ notify: { chat: { kind: "slack", webhook: "slack" } } }) },
    says: [
      "  cloudwatch.notify.chat.workspace\n    is missing → add it: Id of the workspace.",
      "  cloudwatch.notify.chat.channel\n    is missing → add it: Id of the channel.",
      "  cloudwatch.notify.chat.webhook\n    no such key → keys are: kind, workspace, channel, severities",
    ],
  },
  {
    name: "the address of a CloudWatch integration in the open",
    set: {
      cloudwatch: section({ notify: { oncall: { kind: "pagerduty", url: "https://events.pagerduty.com/integration/abc/enqueue" } } }),
    },
    says: [
      "  cloudwatch.notify.oncall.url\n    looks like a secret itself; only its name belongs here, and stack files are read by many\n    → give it a name, and the value by: pulumi config set --secret secrets:<name>",
    ],
  },
  {
    name: "an address of PagerDuty that lies in a file",
    set: { cloudwatch: section({ notify: { oncall: { kind: "pagerduty", url: { file: "/run/secrets/pagerduty" } } } }) },
    says: ["  cloudwatch.notify.oncall.url\n    must be handed to AWS, and lies where Pulumi does not read → name the secret"],
  },
  {
    name: "AWS's own key for topics",
    set: { cloudwatch: section({ topics: { kmsKey: "alias/aws/sns" } }) },
    says: [
      "  cloudwatch.topics.kmsKey: alias/aws/sns\n    is not the ARN of a key → write it whole; the key of AWS itself lets no alarm through",
    ],
  },
  {
    name: "a key of another region",
    set: { cloudwatch: section({ region: "us-east-1", topics: { kmsKey: KEY } }) },
    says: [
      "  cloudwatch.topics.kmsKey: arn:aws:kms:eu-west-1:123456789012:key/0b1c2d3e-0000-1111-2222-333344445555\n    is a key of eu-west-1, and the topics are in us-east-1 → name a key of us-east-1",
    ],
  },
  {
    name: "a key of another account",
    set: { cloudwatch: section({ account: "999999999999", topics: { kmsKey: KEY } }) },
    says: [
      "  cloudwatch.topics.kmsKey: arn:aws:kms:eu-west-1:123456789012:key/0b1c2d3e-0000-1111-2222-333344445555\n    is a key of another account, 123456789012\n    → name a key of 999999999999, or correct cloudwatch.account",
    ],
  },
  {
    name: "an address of a hook in place of its parameter",
    set: { cloudwatch: section({ hook: { parameter: "https://hooks.example.com" } }) },
    says: ["  cloudwatch.hook.parameter: https://hooks.example.com\n    is not the name of a parameter → write it from /, as /aura/hook"],
  },
  {
    name: "bands of anomaly detection over PromQL",
    set: { cloudwatch: section({ anomalies: true }) },
    says: [
      "  cloudwatch.anomalies: true\n    needs classic metrics: PromQL has no bands of anomaly detection\n    → remove it, or set cloudwatch.metrics: emf",
    ],
  },
  {
    name: "a price of OTLP for classic metrics",
    set: {
      cloudwatch: section({ metrics: "emf", dollarsPerGigabyte: 0.5, acceptGaps: ["cpu-saturated", "page-cache-misses", "data-stale"] }),
    },
    says: ["  cloudwatch.dollarsPerGigabyte\n    is the price of OTLP, and classic metrics are billed one by one → remove it"],
  },
  {
    name: "a critical alert that metric math cannot say, and that nobody accepted",
    set: { cloudwatch: section({ metrics: "emf", acceptGaps: ["cpu-saturated", "page-cache-misses"] }) },
    says: [
      "  cloudwatch.acceptGaps\n" +
        "    data-stale is critical, and CloudWatch cannot say it: metric math knows neither the times of samples nor the names of metrics\n" +
        "    → add data-stale, if it is enough that Prometheus or somebody else watches for it",
    ],
  },
  {
    name: "a secret on a host that a Fargate task should read",
    set: { cloudwatch: ecs(), "aura.projects.payments.clientSecret": { file: "/run/secrets/aura" } },
    says: [
      "  aura.projects.payments.clientSecret: /run/secrets/aura\n    is a file of a host, and cloudwatch.collector.kind is ecs → name the secret",
    ],
  },
  {
    name: "a fleet whose names do not fit into a task definition",
    set: { cloudwatch: ecs(), "aura.projects.payments.instances": fleet(900) },
    says: [
      "  cloudwatch.collector.kind: ecs\n    keeps the collector's configuration in a task definition: 174768 characters for 900 instances, and 60000 fit\n    → choose eks or host, or divide the fleet into stacks",
    ],
  },
  {
    name: "a Secret of a cluster for a collector in AWS",
    set: {
      prometheus: { kind: "operator" },
      cloudwatch: ecs(),
      "aura.projects.payments.clientSecret": { kubernetesSecret: { name: "aura", key: "id" } },
    },
    says: [
      "  aura.projects.payments.clientSecret\n    is a Secret of a cluster, and Pulumi hands the collector of CloudWatch its value\n    → name the secret",
    ],
  },
  {
    name: "an accepted gap that is none in CloudWatch",
    set: { cloudwatch: section({ acceptGaps: ["cpu-saturated"] }) },
    says: ["  cloudwatch.acceptGaps[0]: cpu-saturated\n    is no gap: CloudWatch says it, or it is off in this stack → remove it"],
  },
  {
    name: "a subscription whose address has no value",
    set: { cloudwatch: section({ notify: { oncall: { kind: "pagerduty", url: "pagerduty-aws" } } }) },
    knownSecrets: ["aura-payments", "slack"],
    says: [
      "  cloudwatch.notify.oncall.url: pagerduty-aws\n    no value is set for this secret\n    → pulumi config set --secret secrets:pagerduty-aws, or name a known one (secrets are: aura-payments, slack)",
    ],
  },
];
