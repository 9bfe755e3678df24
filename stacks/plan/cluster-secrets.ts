import { secretText } from "../../catalog/model";
import type { SharedFacts } from "../../compilers/kubernetes/preflight-facts";
import { type SecretPlace, secretPlace } from "../../compilers/kubernetes/secret-place";
import type { StackConfig } from "../config";
import type { ClusterSecrets } from "../config/cluster-secrets";
import { secretReferences } from "./secret-names";

/** The Secret with the values that the config only names. */
export const secretOf = (stack: string, secrets: ClusterSecrets): string => (secrets.kind === "created" ? `aura-${stack}` : secrets.name);

/** Keys of Secrets that are not the stack's own, each once. */
export function secretsElsewhere(config: StackConfig, secrets: ClusterSecrets): SharedFacts["secrets"] {
  const places = ofServers(config).flatMap(({ to }) => {
    if (to.kind === "kubernetes") return [{ name: to.name, key: to.key, later: secrets.kind === "external" && secrets.name === to.name }];
    return to.kind === "named" && secrets.kind !== "created"
      ? [{ name: secrets.name, key: to.name, later: secrets.kind === "external" }]
      : [];
  });
  return [...new Map(places.map((it) => [`${it.name}/${it.key}`, it])).values()].sort((a, b) => (a.name + a.key < b.name + b.key ? -1 : 1));
}

/** Where the secrets of some sections of the config are in a cluster. @param secret the Secret of those that are only named */
export const secretPlaces = (config: StackConfig, sections: readonly (keyof StackConfig)[], secret: string): readonly SecretPlace[] =>
  ofServers(config)
    .filter(({ path }) => sections.some((it) => path.startsWith(`${it}.`)))
    .map(({ to }) => secretPlace(secretText(to), secret));

const ofServers = (config: StackConfig) => secretReferences(config).filter(({ reader }) => reader === "server");
