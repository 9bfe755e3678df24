import type { Plan } from "../../../catalog/model";
import { ownLabels } from "../labels";
import type { ObjectReference, SharedFacts } from "../preflight-facts";
import { OLDEST } from "./features";
import type { OperatorObjects } from "./operator";
import type { OperatorOptions } from "./options";

/** What a stack needs of a cluster. */
export interface OperatorRequirements {
  /** What must be true before anything is created. */
  readonly preflight: PreflightFacts;
  /** What the operator must accept after that. */
  readonly judged: {
    readonly namespace: string;
    readonly objects: ObjectReference[];
    /** What they refer to. */
    readonly referred: ObjectReference[];
    /** Names of Secrets that another controller makes. */
    readonly laterSecrets: string[];
  };
}

/** What must be true of a cluster for the objects of a stack to work. */
export interface PreflightFacts extends SharedFacts {
  readonly operator: {
    readonly version: string;
    readonly oldest: string;
    readonly labels: Record<string, string>;
    readonly alertmanager:
      | { readonly kind: "config"; readonly labels: Record<string, string> }
      | { readonly kind: "secret"; readonly name: string; readonly mounted: string[] }
      | { readonly kind: "none" };
    readonly extraScrapeMetrics: boolean;
    readonly sampleLimit: number;
  };
}

/** The facts of a cluster that a stack needs. @param secrets keys of Secrets that are not the stack's own @param mounted Secrets that the Alertmanager's configuration reads */
export function operatorRequirements(
  { stack }: Plan,
  { secret, referred, objects }: OperatorObjects,
  options: OperatorOptions,
  {
    secrets,
    mounted,
    sampleLimit,
  }: { readonly secrets: PreflightFacts["secrets"]; readonly mounted: string[]; readonly sampleLimit: number },
): OperatorRequirements {
  const own = ownLabels(stack);
  const all = [...(secret === undefined ? [] : [secret.manifest]), ...referred, ...objects];
  const references = all.map(({ object: { apiVersion, kind, metadata } }) => ({ apiVersion, kind, name: metadata.name }));
  const { alertmanager } = options;
  const preflight: PreflightFacts = {
    namespace: options.namespace,
    owner: own["app.kubernetes.io/instance"]!,
    secrets,
    objects: references,
    operator: {
      version: options.version,
      oldest: OLDEST,
      labels: { ...options.labels, ...own },
      alertmanager: tellerFacts(alertmanager, own, mounted),
      extraScrapeMetrics: options.extraScrapeMetrics,
      sampleLimit,
    },
  };
  const judged = references.filter(({ apiVersion }) => apiVersion.startsWith("monitoring.coreos.com/"));
  const laterSecrets = [...new Set(secrets.filter(({ later }) => later).map(({ name }) => name))].sort();
  const elsewhere = [...new Set(secrets.map(({ name }) => name))].map((name) => ({ apiVersion: "v1", kind: "Secret", name }));
  const unjudged = references.filter((it) => !judged.includes(it));
  return { preflight, judged: { namespace: options.namespace, objects: judged, referred: [...unjudged, ...elsewhere], laterSecrets } };
}

function tellerFacts(
  alertmanager: OperatorOptions["alertmanager"],
  own: Readonly<Record<string, string>>,
  mounted: string[],
): PreflightFacts["operator"]["alertmanager"] {
  switch (alertmanager.kind) {
    case "config":
      return { kind: "config", labels: { ...alertmanager.labels, ...own } };
    case "secret":
      return { kind: "secret", name: alertmanager.name, mounted };
    case "none":
      return alertmanager;
  }
}
