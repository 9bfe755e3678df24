import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { KubernetesObject } from "../compilers/kubernetes/manifest";

/**
 * One object as the cluster is to have it. Texts of a Secret are secret for the engine, also where they hold none.
 *
 * @param values more texts of a Secret, which no document holds
 */
export function createObject(
  name: string,
  { apiVersion, kind, metadata, ...rest }: KubernetesObject,
  opts: pulumi.CustomResourceOptions,
  values: Readonly<Record<string, pulumi.Input<string>>> = {},
): pulumi.CustomResource {
  switch (`${apiVersion} ${kind}`) {
    case "v1 ConfigMap":
      return new k8s.core.v1.ConfigMap(name, { metadata, ...(rest.data !== undefined && { data: rest.data }) }, opts);
    case "v1 Secret": {
      const stringData = Object.entries({ ...rest.stringData, ...values }).map(([key, value]) => [key, pulumi.secret(value)] as const);
      return new k8s.core.v1.Secret(name, { metadata, type: rest.type ?? "Opaque", stringData: Object.fromEntries(stringData) }, opts);
    }
    // Kinds without a group have no class for all of them.
    case "v1 Service":
      return new k8s.core.v1.Service(name, { metadata, ...rest }, opts);
    case "v1 ServiceAccount":
      return new k8s.core.v1.ServiceAccount(name, { metadata, ...rest }, opts);
    default:
      return new k8s.apiextensions.CustomResource(name, { apiVersion, kind, metadata, ...rest }, opts);
  }
}
