import { stringify } from "yaml";

import type { KubernetesObject, Manifest } from "./manifest";

/** How a file begins that this package wrote, so that a later run may replace or remove it. */
export const MARK = "# Made by `render` of pulumi-aura-monitoring; the next run replaces it.\n";

/**
 * Manifests as files for kubectl, kustomize, Argo CD and Flux: text by path, keys sorted, the same data always the same text.
 * A plain `no` is a boolean in YAML 1.1, which they read: such texts are quoted.
 */
export function renderManifests(manifests: readonly Manifest[]): Readonly<Record<string, string>> {
  const files = manifests.map(({ object }) => [pathOf(object), yaml(object)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const kustomization = {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    resources: files.map(([path]) => path),
  };
  return { ...Object.fromEntries(files), "kustomization.yaml": yaml(kustomization) };
}

const pathOf = ({ kind, metadata }: KubernetesObject): string => `${kind.toLowerCase()}-${metadata.name}.yaml`;

const yaml = (value: object): string =>
  `${MARK}${stringify(value, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false, sortMapEntries: true })}`;
