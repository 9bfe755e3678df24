import type { Manifest } from "../manifest";
import type { StandaloneOptions } from "./options";
import { metadataOf, podsName, selectorOf, type ServerKind } from "./server";

/** The volume of each pod. */
export const DATA = "data";

/** The workload of a server. Its pods start and end without waiting for one another: each can do its work alone. */
export const statefulSet = (stack: string, kind: ServerKind, options: StandaloneOptions, template: object): Manifest => ({
  id: kind,
  object: {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: metadataOf(stack, kind, options),
    spec: {
      replicas: options[kind].replicas,
      serviceName: podsName(stack, kind),
      selector: { matchLabels: selectorOf(stack, kind) },
      podManagementPolicy: "Parallel",
      updateStrategy: { type: "RollingUpdate" },
      // History outlives a destroyed stack; who wants it gone deletes the claims.
      persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
      template,
      volumeClaimTemplates: [
        {
          metadata: { name: DATA, labels: selectorOf(stack, kind) },
          spec: {
            accessModes: ["ReadWriteOnce"],
            resources: { requests: { storage: options[kind].storage } },
            ...(options.storageClass !== undefined && { storageClassName: options.storageClass }),
          },
        },
      ],
    },
  },
});
