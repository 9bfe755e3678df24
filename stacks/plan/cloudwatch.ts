import { type Plan, secretReference } from "../../catalog/model";
import { LONGEST_TASK_CONFIG } from "../../compilers/cloudwatch";
import { compileCollectorPlace } from "../compile-cloudwatch";
import type { CloudwatchConfig } from "../config/cloudwatch";
import { cloudwatchOptions } from "./cloudwatch-options";
import { byName, type Draft } from "./draft";

/** Reports what the parts of the section rule out for each other, and for the rest of the config. */
export function reportCloudwatchMistakes(draft: Draft): void {
  const { cloudwatch } = draft.config;
  if (cloudwatch === undefined || draft.broken.has("cloudwatch")) return;
  reportKey(cloudwatch, draft);
  reportClassic(cloudwatch, draft);
  reportSecretPlaces(cloudwatch, draft);
  reportUntold(cloudwatch, draft);
}

function reportKey({ topics: { kmsKey }, region, account }: CloudwatchConfig, { report }: Draft): void {
  const [, , , ofRegion, ofAccount] = (kmsKey ?? "").split(":");
  if (kmsKey !== undefined && ofRegion !== region)
    report({
      path: "cloudwatch.topics.kmsKey",
      value: kmsKey,
      problem: `is a key of ${ofRegion}, and the topics are in ${region}`,
      fix: `name a key of ${region}`,
    });
  else if (kmsKey !== undefined && ofAccount !== account)
    report({
      path: "cloudwatch.topics.kmsKey",
      value: kmsKey,
      problem: `is a key of another account, ${ofAccount}`,
      fix: `name a key of ${account}, or correct cloudwatch.account`,
    });
}

function reportClassic({ metrics, anomalies, dollarsPerGigabyte }: CloudwatchConfig, { report }: Draft): void {
  if (metrics === "otlp" && anomalies)
    report({
      path: "cloudwatch.anomalies",
      value: "true",
      problem: "needs classic metrics: PromQL has no bands of anomaly detection",
      fix: "remove it, or set cloudwatch.metrics: emf",
    });
  if (metrics === "emf" && dollarsPerGigabyte !== undefined)
    report({
      path: "cloudwatch.dollarsPerGigabyte",
      problem: "is the price of OTLP, and classic metrics are billed one by one",
      fix: "remove it",
    });
}

/** Where the collector reads secrets is decided by where it runs. */
function reportSecretPlaces({ collector: { kind }, notify }: CloudwatchConfig, { config, report }: Draft): void {
  for (const [key, { clientSecret }] of byName(config.aura.projects)) {
    const path = `aura.projects.${key}.clientSecret`;
    const to = secretReference(clientSecret);
    if (to.kind === "file" && kind !== "host")
      report({ path, value: to.path, problem: `is a file of a host, and cloudwatch.collector.kind is ${kind}`, fix: "name the secret" });
    if (to.kind === "kubernetes")
      report({ path, problem: "is a Secret of a cluster, and Pulumi hands the collector of CloudWatch its value", fix: "name the secret" });
  }
  for (const [key, it] of byName(notify))
    if (it.kind === "pagerduty" && secretReference(it.url).kind !== "named")
      report({
        path: `cloudwatch.notify.${key}.url`,
        problem: "must be handed to AWS, and lies where Pulumi does not read",
        fix: "name the secret",
      });
}

/** An alarm that nobody is told of helps nobody. */
function reportUntold({ notify, hook }: CloudwatchConfig, { report }: Draft): void {
  const told = new Set(Object.values(notify).flatMap(({ severities }) => severities as readonly string[]));
  if (hook !== undefined || told.has("critical")) return;
  report({
    path: "cloudwatch.notify",
    problem: "tells nobody of critical alarms",
    fix: "add somebody whose severities hold critical, as { kind: email, address: … }, or a hook",
  });
}

/** Reports a fleet whose names and teams do not fit into the task definition that holds the collector's configuration. */
export function reportTaskSize(plan: Plan, { config, broken, report }: Draft): void {
  const { cloudwatch } = config;
  if (cloudwatch?.collector.kind !== "ecs" || broken.has("cloudwatch") || broken.has("aura")) return;
  const collector = compileCollectorPlace(
    plan,
    cloudwatchOptions(cloudwatch, (directory) => directory),
  );
  if (collector.kind !== "ecs") return;
  const { length } = collector.task.environment[0]!.value;
  if (length <= LONGEST_TASK_CONFIG) return;
  report({
    path: "cloudwatch.collector.kind",
    value: "ecs",
    problem: `keeps the collector's configuration in a task definition: ${length} characters for ${plan.instances.length} instances, and ${LONGEST_TASK_CONFIG} fit`,
    fix: "choose eks or host, or divide the fleet into stacks",
  });
}
