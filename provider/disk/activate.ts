import { rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";

import { linkTarget } from "./generations";
import type { Place } from "./place";
import { syncFolder } from "./write-durably";

/**
 * Puts a generation in force: one rename of a symlink, so that a reader sees the old set whole or the new one whole.
 * Replaces whatever symlink stands there; a folder or file at its place makes the rename fail and changes nothing.
 */
export async function activate(place: Place, generation: string): Promise<void> {
  const next = join(place.store, "link.partial");
  await rm(next, { force: true });
  await symlink(linkTarget(place, generation), next);
  await rename(next, place.link);
  await syncFolder(place.directory);
}

/** Takes the set out of force: the symlink goes, the generations stay. */
export async function deactivate(place: Place): Promise<void> {
  await rm(place.link, { force: true });
  await syncFolder(place.directory);
}
