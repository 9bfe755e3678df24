import { rm } from "node:fs/promises";

import { deactivate } from "./activate";
import { readOwner } from "./ownership";
import type { Place } from "./place";
import { statOf } from "./stat-of";
import { syncFolder } from "./write-durably";

/**
 * Removes a set whole: its symlink first, so that nothing reads a set that is half gone. The directory itself stays, empty when this
 * was its only set: servers are configured with it, and another stack may be about to use it.
 * @returns a sentence for each thing that is not ours any more and was left alone
 */
export async function removeSet(place: Place, id: string): Promise<readonly string[]> {
  const [link, store, owner] = [await statOf(place.link), await statOf(place.store), await readOwner(place)];
  if (link === undefined && store === undefined) return [];
  if (owner !== undefined && owner.id !== id) return [`${place.link} belongs to ${owner.urn} now; it was left alone`];
  const leftAlone: string[] = [];
  if (link?.isSymbolicLink() === true) await deactivate(place);
  else if (link !== undefined) leftAlone.push(`${place.link} was replaced by something that this stack did not make; it was left alone`);
  if (owner !== undefined) await rm(place.store, { recursive: true, force: true });
  else if (store !== undefined) leftAlone.push(`${place.store} has lost the file that says whose it is; it was left alone`);
  await syncFolder(place.directory);
  return leftAlone;
}
