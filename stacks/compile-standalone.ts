import type { Plan } from "../catalog/model";
import { compileAlertmanager, renderAlertmanager } from "../compilers/alertmanager";
import type { Gap } from "../compilers/compiled";
import { prometheusSet } from "../compilers/files/file-sets";
import { secretPlace } from "../compilers/kubernetes/secret-place";
import { sizeOfTexts } from "../compilers/kubernetes/size";
import {
  ALERTMANAGER_FILES,
  compileStandalone,
  podAddresses,
  PROMETHEUS_FILES,
  REPLICA,
  secretFile,
  type StandaloneObjects,
  type StandaloneOptions,
  type StandaloneRequirements,
  standaloneRequirements,
} from "../compilers/kubernetes/standalone";
import { compileRules, compileScrapeJobs, compileServer, type RuleFile } from "../compilers/prometheus";
import type { StackConfig } from "./config";
import type { StandaloneConfig } from "./config/standalone";
import { secretOf, secretPlaces, secretsElsewhere } from "./plan/cluster-secrets";
import { serverSecretNames } from "./plan/secret-names";
import { standaloneOptions } from "./compile-standalone-options";

/** Servers of the stack's own in a cluster. */
export interface CompiledStandalone extends StandaloneObjects {
  readonly requirements: StandaloneRequirements;
  /** Addresses of the Alertmanagers inside the cluster, as Prometheus has them. */
  readonly alertmanagers: readonly string[];
  /** Context of the kubeconfig. @default its current one */
  readonly context?: string;
}

/** Plan → objects, and the alerts that had to be left out. */
export function compileForStandalone(
  plan: Plan,
  config: StackConfig,
  prometheus: StandaloneConfig,
): { readonly gaps: readonly Gap[]; readonly standalone: CompiledStandalone } {
  const secret = secretOf(plan.stack, prometheus.secrets);
  const options = standaloneOptions(prometheus, secret);
  const rules = compileRules(plan);
  const documents = {
    ...prometheusFiles(plan, rules.documents.flatMap(byGroup), options),
    alertmanager: alertmanagerFiles(plan, secret),
    secrets: {
      prometheus: secretPlaces(config, ["aura", "remoteWrite"], secret),
      alertmanager: secretPlaces(config, ["contacts"], secret),
    },
  };
  const objects = compileStandalone(plan, documents, options, prometheus.secrets.kind === "created" ? serverSecretNames(config) : []);
  const requirements = standaloneRequirements(plan.stack, objects, options, secretsElsewhere(config, prometheus.secrets));
  const { context } = prometheus;
  const alertmanagers = podAddresses(plan.stack, "alertmanager", options).map((it) => `http://${it}`);
  return { gaps: rules.gaps, standalone: { ...objects, requirements, alertmanagers, ...(context !== undefined && { context }) } };
}

/** Bytes of the one ConfigMap that holds Prometheus' configuration and its scrape jobs: they grow with the endpoints. */
export function prometheusConfigBytes(plan: Plan, prometheus: StandaloneConfig): number {
  const options = standaloneOptions(prometheus, secretOf(plan.stack, prometheus.secrets));
  return sizeOfTexts(Object.entries(prometheusFiles(plan, [], options).prometheus));
}

/** A file for each group, named after it: a fleet that grows adds files, and makes none larger than a cluster takes. */
const byGroup = (file: RuleFile): readonly RuleFile[] => file.groups.map((group) => ({ ...file, name: group.name, groups: [group] }));

function prometheusFiles(plan: Plan, rules: readonly RuleFile[], options: StandaloneOptions) {
  const { config, rules: folder, secrets } = PROMETHEUS_FILES;
  const fileOf = (it: string): string => secretFile(secrets, secretPlace(it, options.secret));
  const place = {
    prometheus: podAddresses(plan.stack, "prometheus", options),
    alertmanagers: podAddresses(plan.stack, "alertmanager", options),
    files: { rules: `${folder}/*.yml`, scrape: `${config}/aura-*.yml` },
    ...(options.prometheus.replicas > 1 && { replica: REPLICA }),
  };
  const { files } = prometheusSet(plan.stack, [], {
    rules,
    jobs: compileScrapeJobs(plan, fileOf),
    server: compileServer(plan, place, fileOf),
  });
  const [ofRules, others] = [true, false].map((wanted) =>
    Object.fromEntries(
      Object.entries(files)
        .filter(([path]) => path.startsWith("rules/") === wanted)
        .map(([path, text]) => [baseName(path), text]),
    ),
  ) as [Record<string, string>, Record<string, string>];
  return { prometheus: others, rules: ofRules };
}

/** A ConfigMap has no folders. */
function alertmanagerFiles(plan: Plan, secret: string): Readonly<Record<string, string>> {
  const { config, templates } = compileAlertmanager(plan, (it) => secretFile(ALERTMANAGER_FILES.secrets, secretPlace(it, secret)));
  const flat = Object.fromEntries(Object.entries(templates).map(([path, text]) => [baseName(path), text]));
  return renderAlertmanager({ config: { ...config, templates: Object.keys(flat) }, templates: flat });
}

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
