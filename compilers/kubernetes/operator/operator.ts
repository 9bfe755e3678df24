import type { Plan } from "../../../catalog/model";
import type { AlertmanagerDocuments, AlertmanagerFragment } from "../../alertmanager";
import type { RuleFile } from "../../prometheus/rule";
import type { ScrapeJob } from "../../prometheus/scrape";
import type { Manifest } from "../manifest";
import { alertmanagerConfig } from "./alertmanager-config";
import { alertmanagerSecret } from "./alertmanager-secret";
import { metadata } from "./object";
import type { OperatorOptions } from "./options";
import { prometheusRules } from "./prometheus-rules";
import { clientIds, scrapeConfigs } from "./scrape-config";

/** What other compilers made of a plan; secrets in it are marked, or files where Alertmanager reads files. */
export interface OperatorDocuments {
  readonly rules: readonly RuleFile[];
  /** In the order of the plan's projects. */
  readonly jobs: readonly ScrapeJob[];
  readonly fragment: AlertmanagerFragment;
  readonly whole: AlertmanagerDocuments;
}

/** The objects of a stack. None holds the value of a secret. */
export interface OperatorObjects {
  /** The stack's own Secret, and the names of the secrets that become its keys. Absent where Secrets are there already. */
  readonly secret?: { readonly manifest: Manifest; readonly keys: readonly string[] };
  /** What the objects refer to: they are rejected while it is not there. */
  readonly referred: readonly Manifest[];
  readonly objects: readonly Manifest[];
}

/**
 * A plan as objects for the Prometheus Operator. Pure.
 *
 * @param keys names of the secrets whose values the stack puts into a Secret of its own
 * @param render a configuration as text
 */
export function compileOperator(
  plan: Plan,
  { rules, jobs, fragment, whole }: OperatorDocuments,
  options: OperatorOptions,
  keys: readonly string[],
  render: (config: object) => string,
): OperatorObjects {
  const { alertmanager } = options;
  return {
    ...(keys.length > 0 && { secret: { manifest: ownSecret(plan, options), keys } }),
    referred: [clientIds(plan, options)],
    objects: [
      ...jobs.flatMap((job, at) => scrapeConfigs(plan, plan.projects[at]!.key, job, options)),
      ...prometheusRules(plan, rules, options),
      ...teller(),
    ],
  };

  function teller(): readonly Manifest[] {
    switch (alertmanager.kind) {
      case "config":
        return [alertmanagerConfig(plan, fragment, options, alertmanager.labels)];
      case "secret":
        return [alertmanagerSecret(plan, whole, render, alertmanager.name, options)];
      case "none":
        return [];
    }
  }
}

const ownSecret = (plan: Plan, options: OperatorOptions): Manifest => ({
  id: "secrets",
  object: { apiVersion: "v1", kind: "Secret", metadata: metadata(plan.stack, options.secret, options), type: "Opaque" },
});
