import { type Plan, secretReference } from "../../catalog/model";
import type { StackConfig } from "../config";
import type { DatadogConfig } from "../config/datadog";
import { customMetricsOf, handlesOf } from "../compile-datadog";
import { suggest } from "../mistakes/suggest";
import { byName, type Draft } from "./draft";

/** Reports what Datadog needs of the rest of the config, and what it rules out. */
export function reportDatadog(plan: Plan, draft: Draft): void {
  const { datadog } = draft.config;
  if (datadog === undefined || draft.broken.has("datadog")) return;
  if (!draft.broken.has("contacts") && !draft.broken.has("routes")) reportHandles(datadog, plan, draft);
  if (draft.broken.has("aura")) return;
  reportSecretPlaces(datadog, draft);
  reportBudget(datadog, plan, draft);
}

function reportHandles(datadog: DatadogConfig, plan: Plan, { config, report }: Draft): void {
  const contacts = byName(config.contacts).map(([name]) => name);
  for (const [name] of byName(datadog.handles).filter(([name]) => !contacts.includes(name)))
    report({ path: `datadog.handles.${name}`, problem: "no such contact", fix: suggest(name, contacts, "contacts") });
  const handles = handlesOf(config, datadog);
  const told = new Set(plan.routes.flatMap(({ to, escalate }) => [...to, ...(escalate?.to ?? [])]));
  for (const name of contacts.filter((it) => told.has(it) && handles[it] === undefined))
    report({
      path: `datadog.handles.${name}`,
      problem: `is missing, and routes tell ${name}, whom Datadog knows by another name`,
      fix: `add it, as ${EXAMPLE[config.contacts[name]!.kind]}; Datadog › Integrations shows it`,
    });
}

const EXAMPLE: Readonly<Record<StackConfig["contacts"][string]["kind"], string>> = {
  pagerduty: "@pagerduty-payments",
  slack: "@slack-acme-db-alerts",
  webhook: "@webhook-oncall",
  email: "@oncall@example.com",
};

/** An Agent reads secrets where it runs. */
function reportSecretPlaces({ agent }: DatadogConfig, { config, report }: Draft): void {
  for (const [key, { clientSecret }] of byName(config.aura.projects)) {
    const path = `aura.projects.${key}.clientSecret`;
    const reference = secretReference(clientSecret);
    if (agent.kind === "host" && reference.kind === "kubernetes")
      report({ path, problem: "is a Secret of a cluster, and datadog.agent.kind is host", fix: "name the secret, or write { file }" });
    if (agent.kind !== "host" && reference.kind === "file")
      report({
        path,
        value: reference.path,
        problem: `is a file, and an Agent in a cluster reads Secrets (datadog.agent.kind is ${agent.kind})`,
        fix: "name the secret, or write { kubernetesSecret: { name, key } }",
      });
  }
}

function reportBudget({ customMetricsBudget }: DatadogConfig, plan: Plan, { report }: Draft): void {
  const expected = customMetricsOf(plan);
  if (expected <= customMetricsBudget) return;
  const large = plan.projects.filter(({ granularity }) => granularity === "comprehensive").map(({ key }) => key);
  const milder = large.length === 0 ? "" : `, or choose Summary granularity in Aura for ${large.join(", ")}`;
  report({
    path: "datadog.customMetricsBudget",
    value: String(customMetricsBudget),
    problem: `is less than the ${expected} custom metrics that this fleet will cost`,
    fix: `raise it, watch fewer instances${milder}`,
  });
}
