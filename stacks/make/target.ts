import type * as pulumi from "@pulumi/pulumi";

import { FilesTarget } from "../../components/files-target";
import { load } from "../../components/load";
import type * as operatorTarget from "../../components/operator-target";
import type * as standaloneTarget from "../../components/standalone-target";
import type { CompiledOperator, CompiledStack, CompiledStandalone } from "../compile";
import type { AuraMonitoringArgs } from "../monitoring";
import type { Made } from "./made";

/** Puts the documents where they live. */
export function makeTarget(name: string, compiled: CompiledStack, args: AuraMonitoringArgs, parent: pulumi.Resource): Made {
  switch (compiled.kind) {
    case "files": {
      const { directory, sets, secrets: own } = compiled.files;
      return new FilesTarget(name, { directory, sets, secrets: { set: own.set, values: valuesOf(own.names, args) } }, { parent });
    }
    case "operator": {
      const { OperatorTarget } = load(
        () => require("../../components/operator-target") as typeof operatorTarget,
        "prometheus.kind: operator",
      );
      return new OperatorTarget(name, inCluster(compiled.operator, args), { parent });
    }
    case "standalone": {
      const { StandaloneTarget } = load(
        () => require("../../components/standalone-target") as typeof standaloneTarget,
        "prometheus.kind: standalone",
      );
      return new StandaloneTarget(name, inCluster(compiled.standalone, args), { parent });
    }
  }
}

/** The values of secrets by their names. */
const valuesOf = (names: readonly string[], { secrets }: AuraMonitoringArgs) => Object.fromEntries(names.map((it) => [it, secrets[it]!]));

/** Documents for a cluster, with the values of their secrets and the way to the cluster. */
function inCluster<T extends CompiledOperator | CompiledStandalone>({ secret, context, ...documents }: T, args: AuraMonitoringArgs) {
  const { kubeconfig } = args;
  return {
    ...documents,
    ...(secret !== undefined && { secret: { manifest: secret.manifest, values: valuesOf(secret.keys, args) } }),
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(context !== undefined && { context }),
  };
}
