import { chmod, mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

import { z } from "zod";

import { currentGeneration } from "./generations";
import { modesOf } from "./modes";
import { statOf } from "./stat-of";
import { PlaceTaken } from "./place-taken";
import type { Place } from "./place";
import { writeDurably } from "./write-durably";

const OWNER_FILE = "owner.json";
const owner = z.object({ id: z.string(), urn: z.string() });

/** Which resource a set on disk belongs to. The id survives a rename of the resource, the urn a create that was killed. */
export type Owner = z.output<typeof owner>;

/** The owner of the set at a place; `undefined` when there is none, or none that we wrote. */
export async function readOwner(place: Place): Promise<Owner | undefined> {
  try {
    return owner.parse(JSON.parse(await readFile(join(place.store, OWNER_FILE), "utf8")));
  } catch {
    return undefined;
  }
}

/**
 * Makes a place ours, or throws {@link PlaceTaken} and changes nothing: two stacks may share a directory, but never a set, and a
 * file or folder that somebody else made is never overwritten.
 */
export async function claim(place: Place, claimant: Owner, secret: boolean): Promise<void> {
  await refuseForeignLink(place);
  const found = await refuseForeignStore(place);
  if (found !== undefined && found.id !== claimant.id && found.urn !== claimant.urn) {
    throw new PlaceTaken(place.link, `belongs to ${found.urn}`, `give this set another name or directory, or destroy that resource first`);
  }
  const made = await mkdir(place.directory, { recursive: true });
  // A directory that was there already is the user's, with the mode that the user gave it.
  if (made !== undefined) await chmod(place.directory, modesOf(false).folder);
  await mkdir(place.store, { recursive: true, mode: modesOf(secret).folder });
  await chmod(place.store, modesOf(secret).folder);
  await writeDurably(join(place.store, OWNER_FILE), `${JSON.stringify(claimant)}\n`, modesOf(secret).file);
}

async function refuseForeignLink(place: Place): Promise<void> {
  const link = await statOf(place.link);
  if (link === undefined) return;
  const what = link.isSymbolicLink() ? "symlink" : link.isDirectory() ? "folder" : "file";
  // Without a store there is no owner to ask, but a symlink that names the store can only be ours: somebody removed the store by hand.
  if (what === "symlink" && ((await readOwner(place)) ?? (await currentGeneration(place))) !== undefined) return;
  throw new PlaceTaken(place.link, `is a ${what} that this stack did not make`, "move it away, or give the set another name or directory");
}

async function refuseForeignStore(place: Place): Promise<Owner | undefined> {
  const store = await statOf(place.store);
  if (store === undefined) return undefined;
  const found = store.isDirectory() ? await readOwner(place) : undefined;
  if (found === undefined && !(store.isDirectory() && (await isBarelyBegun(place)))) {
    throw new PlaceTaken(place.store, "was not made by this stack", "move it away, or give the set another name or directory");
  }
  return found;
}

/** What a create leaves that was killed before it could write the owner's name. */
async function isBarelyBegun(place: Place): Promise<boolean> {
  return (await readdir(place.store)).every((entry) => entry === `${OWNER_FILE}.partial`);
}
