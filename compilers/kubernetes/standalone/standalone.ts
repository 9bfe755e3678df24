import type { Plan } from "../../../catalog/model";
import { ownLabels } from "../labels";
import type { Manifest } from "../manifest";
import type { SecretPlace } from "../secret-place";
import { disruptionBudget, serviceAccount } from "./accounts";
import { alertmanagerSet } from "./alertmanager";
import { configMap, ruleMaps } from "./config-maps";
import { ingresses } from "./ingress";
import { networkPolicies } from "./network";
import type { StandaloneOptions } from "./options";
import { prometheusSet } from "./prometheus";
import { services } from "./services";

/** What other compilers made of a plan: texts by the name of their file, and the secrets that they name. */
export interface StandaloneDocuments {
  readonly prometheus: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, string>>;
  readonly alertmanager: Readonly<Record<string, string>>;
  readonly secrets: { readonly prometheus: readonly SecretPlace[]; readonly alertmanager: readonly SecretPlace[] };
}

/** The objects of a stack. None holds the value of a secret. */
export interface StandaloneObjects {
  /** The stack's own Secret, and the names of the secrets that become its keys. Absent where Secrets are there already. */
  readonly secret?: { readonly manifest: Manifest; readonly keys: readonly string[] };
  /** What pods need to start. */
  readonly referred: readonly Manifest[];
  readonly objects: readonly Manifest[];
}

const KINDS = ["prometheus", "alertmanager"] as const;

/** A plan as workloads that run Prometheus and Alertmanager. Pure. @param keys names of the secrets whose values the stack puts into a Secret of its own */
export function compileStandalone(
  plan: Plan,
  documents: StandaloneDocuments,
  options: StandaloneOptions,
  keys: readonly string[],
): StandaloneObjects {
  const { stack } = plan;
  const rules = ruleMaps(stack, documents.rules, options);
  const ruleNames = rules.map(({ object }) => object.metadata.name);
  return {
    ...(keys.length > 0 && { secret: { manifest: ownSecret(stack, options), keys } }),
    referred: [
      ...KINDS.map((it) => serviceAccount(stack, it, options)),
      ...KINDS.map((it) => configMap(stack, it, documents[it], options)),
      ...rules,
      ...networkPolicies(plan, options),
    ],
    objects: [
      ...KINDS.flatMap((it) => [...services(stack, it, options), disruptionBudget(stack, it, options)]),
      prometheusSet(plan, options, ruleNames, documents.secrets.prometheus),
      alertmanagerSet(plan, options, documents.secrets.alertmanager),
      ...ingresses(stack, options),
    ],
  };
}

const ownSecret = (stack: string, { secret, namespace }: StandaloneOptions): Manifest => ({
  id: "secrets",
  object: { apiVersion: "v1", kind: "Secret", metadata: { name: secret, namespace, labels: ownLabels(stack) }, type: "Opaque" },
});
