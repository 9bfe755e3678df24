import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Pod } from "./pod";

/** What a pod's containers see as their file system, as a folder: each mount is a link to its volume. */
export interface PodFolder {
  readonly root: string;
  /** A text in which the paths of mounts are those below this folder. */
  readonly placed: (text: string) => string;
}

/** Makes the folder. @param volumes the folder of each volume by its name @throws Error for what is not played here */
export function makePodFolder(root: string, { spec, metadata }: Pod, volumes: ReadonlyMap<string, string>): PodFolder {
  const mounts = spec.containers.flatMap(({ volumeMounts = [] }) => volumeMounts);
  const places = new Map(mounts.map(({ name, mountPath }) => [mountPath, name]));
  for (const { name, mountPath, subPath } of mounts) {
    if (subPath !== undefined) throw new Error(`${metadata.name} mounts a subPath of ${name}: it would never see a change`);
    if (places.get(mountPath) !== name) throw new Error(`${metadata.name} has several volumes at ${mountPath}`);
  }
  for (const [mountPath, name] of places) {
    const volume = volumes.get(name);
    if (volume === undefined) throw new Error(`${metadata.name} has no volume ${name}`);
    mkdirSync(dirname(join(root, mountPath)), { recursive: true });
    if (!existsSync(join(root, mountPath))) symlinkSync(volume, join(root, mountPath));
  }
  return { root, placed: placedBelow(root, [...places.keys()]) };
}

/** A path is one where nothing stands before it that would make it part of another. */
function placedBelow(root: string, mountPaths: readonly string[]): PodFolder["placed"] {
  const paths = [...mountPaths].sort((a, b) => b.length - a.length).map((it) => it.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\w/.-])(${paths.join("|")})(?=[/\\s"']|$)`, "g");
  return (text) => text.replace(pattern, (path) => `${root}${path}`);
}
