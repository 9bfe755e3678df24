import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import type { ClusterObject } from "./cluster-object";
import type { ClusterParts } from "./cluster-parts";

/** As many claims can be bound in one cluster: nobody makes volumes on demand. */
const COUNT = 24;

const storageClass: ClusterObject = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "standard", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
  provisioner: "kubernetes.io/no-provisioner",
  volumeBindingMode: "Immediate",
};

const volume = (name: string, path: string): ClusterObject => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name },
  spec: {
    accessModes: ["ReadWriteOnce"],
    capacity: { storage: "10Ti" },
    hostPath: { path },
    persistentVolumeReclaimPolicy: "Retain",
    storageClassName: "standard",
  },
});

/** Makes a default storage class and volumes for claims of any size. Each is a folder of its own, in case somebody really runs the pods. */
export async function createVolumes({ folder, client }: Pick<ClusterParts, "folder" | "client">): Promise<void> {
  await client.create(storageClass);
  const create = async (name: string): Promise<void> => {
    const path = join(folder, "volumes", name);
    await mkdir(path, { recursive: true });
    await client.create(volume(name, path));
  };
  await Promise.all(Array.from({ length: COUNT }, (_, index) => create(`volume-${index}`)));
}
