import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { type ClusterClient, reference } from "../control-plane";
import type { Pod, Volume } from "./pod";
import { filesOf, type VolumeFile } from "./volume-files";
import { writeVolume } from "./write-volume";

/** The volumes of a pod as folders. */
export interface PodVolumes {
  /** The folder of each by its name. */
  readonly folders: ReadonlyMap<string, string>;
  /** Writes what has changed in the cluster. @param placed what becomes of the texts of ConfigMaps @returns whether everything that is needed is there */
  readonly sync: (placed: (text: string) => string) => Promise<boolean>;
}

/** Undefined while a claim has no volume. @param folder where volumes without one of their own are */
export async function podVolumes({ spec, metadata }: Pod, folder: string, client: ClusterClient): Promise<PodVolumes | undefined> {
  const folders = new Map<string, string>();
  for (const volume of spec.volumes ?? []) {
    const place = await folderOf(volume, folder, metadata.namespace, client);
    if (place === undefined) return undefined;
    folders.set(volume.name, place);
  }
  const written = new Map<string, string>();
  return {
    folders,
    sync: async (placed) => {
      for (const volume of (spec.volumes ?? []).filter((it) => it.projected ?? it.configMap ?? it.secret)) {
        const files = await filesOf(volume, metadata.namespace, client);
        if (files === undefined) return false;
        const now = fingerprint(files);
        if (written.get(volume.name) === now) continue;
        const asSeen = [...files].map(
          ([path, { content, mode, open }]) => [path, { mode, content: open ? placed(content.toString("utf8")) : content }] as const,
        );
        writeVolume(folders.get(volume.name)!, new Map(asSeen));
        written.set(volume.name, now);
      }
      return true;
    },
  };
}

const fingerprint = (files: ReadonlyMap<string, VolumeFile>): string =>
  JSON.stringify([...files].map(([path, { content, mode }]) => [path, mode, content.toString("base64")]));

async function folderOf(
  { name, persistentVolumeClaim }: Volume,
  folder: string,
  namespace: string,
  client: ClusterClient,
): Promise<string | undefined> {
  if (persistentVolumeClaim === undefined) {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  }
  const claim = await client.read(reference("v1", "PersistentVolumeClaim", persistentVolumeClaim.claimName, namespace));
  const { volumeName } = (claim?.spec ?? {}) as { readonly volumeName?: string };
  if (volumeName === undefined) return undefined;
  const volume = await client.read(reference("v1", "PersistentVolume", volumeName));
  return (volume!.spec as { readonly hostPath: { readonly path: string } }).hostPath.path;
}
