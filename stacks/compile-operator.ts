import type { Plan } from "../catalog/model";
import { compileAlertmanager, compileAlertmanagerFragment, renderAlertmanager } from "../compilers/alertmanager";
import type { Gap } from "../compilers/compiled";
import {
  compileOperator,
  mountedSecret,
  type OperatorObjects,
  type OperatorOptions,
  type OperatorRequirements,
  operatorRequirements,
  withoutExtraMetrics,
} from "../compilers/kubernetes/operator";
import { markSecret } from "../compilers/kubernetes/secret-place";
import { compileRules, compileScrapeJobs } from "../compilers/prometheus";
import type { StackConfig } from "./config";
import type { OperatorConfig } from "./config/operator";
import { secretOf, secretPlaces, secretsElsewhere } from "./plan/cluster-secrets";
import { serverSecretNames } from "./plan/secret-names";

/** Objects for the Prometheus Operator of a cluster. */
export interface CompiledOperator extends OperatorObjects {
  readonly requirements: OperatorRequirements;
  /** Context of the kubeconfig. @default its current one */
  readonly context?: string;
}

const tellerOf = (stack: string, { alertmanager }: OperatorConfig): OperatorOptions["alertmanager"] =>
  alertmanager.kind === "config" ? alertmanager : { kind: "secret", name: alertmanager.name ?? `aura-${stack}-alertmanager` };

/** What operator mode compiles with. @param evaluates whether the Prometheus of the cluster evaluates the rules. @default true */
export const operatorOptions = (stack: string, prometheus: OperatorConfig, evaluates = true): OperatorOptions => ({
  namespace: prometheus.namespace,
  labels: { ...prometheus.labels, ...(prometheus.release !== undefined && { release: prometheus.release }) },
  version: prometheus.operatorVersion,
  secret: secretOf(stack, prometheus.secrets),
  alertmanager: evaluates ? tellerOf(stack, prometheus) : { kind: "none" },
  extraScrapeMetrics: prometheus.extraScrapeMetrics,
});

/** Plan → objects, the alerts that they cannot express, and the plan without those that no ScrapeConfig can be asked for. */
export function compileForOperator(
  plan: Plan,
  config: StackConfig,
  prometheus: OperatorConfig,
): { readonly gaps: readonly Gap[]; readonly operator: CompiledOperator; readonly measured: Plan } {
  const evaluates = config.rulesTo === undefined;
  const options = operatorOptions(plan.stack, prometheus, evaluates);
  const said = prometheus.extraScrapeMetrics ? { plan, gaps: [] } : withoutExtraMetrics(plan);
  const rules = evaluates ? compileRules(said.plan) : { documents: [], gaps: [] };
  const marked = markSecret(options.secret);
  const documents = {
    rules: rules.documents,
    jobs: compileScrapeJobs(plan, marked),
    fragment: compileAlertmanagerFragment(plan, marked),
    whole: compileAlertmanager(plan, mountedSecret(options.secret)),
  };
  const keys = prometheus.secrets.kind === "created" ? serverSecretNames(config) : [];
  const render = (it: object): string => renderAlertmanager({ ...documents.whole, config: it as never })["alertmanager.yml"]!;
  const objects = compileOperator(plan, documents, options, keys, render);
  const requirements = operatorRequirements(plan, objects, options, {
    secrets: secretsElsewhere(config, prometheus.secrets),
    mounted: mountedSecrets(config, options),
    sampleLimit: Math.max(...documents.jobs.map(({ sample_limit }) => sample_limit)),
  });
  const { context } = prometheus;
  const operator = { ...objects, requirements, ...(context !== undefined && { context }) };
  return { gaps: [...said.gaps, ...rules.gaps], operator, measured: said.plan };
}

/** Secrets that an Alertmanager must mount to read a configuration: those of contacts. */
const mountedSecrets = (config: StackConfig, { secret }: OperatorOptions): string[] =>
  [...new Set(secretPlaces(config, ["contacts"], secret).map(({ name }) => name))].sort();
