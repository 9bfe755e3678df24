import type { EngineLog } from "../engine-log";
import type { FileSetInputs } from "../file-set-inputs";
import { reloadServer } from "../reload/reload-server";
import { activate } from "./activate";
import { currentGeneration, prune, writeGeneration } from "./generations";
import { claim, type Owner } from "./ownership";
import { placeOf, type Place } from "./place";
import { removeSet } from "./remove-set";

/**
 * Writes a set as a new generation, puts it in force, and tells the server that reads it. When nobody can be told, a warning says so.
 * One older generation is kept, none of secrets.
 * @throws PlaceTaken when the place is not ours; nothing was changed
 * @throws with the server's words when the server refuses; the generation before is in force again
 */
export async function installSet(inputs: FileSetInputs, owner: Owner, log: EngineLog): Promise<void> {
  const place = placeOf(inputs);
  await claim(place, owner, inputs.secret);
  const previous = await currentGeneration(place);
  const next = await writeGeneration(place, inputs.files, inputs.secret);
  await activate(place, next);
  await tellServer(inputs, log, () => revert(place, inputs, owner, previous));
  await prune(place, inputs.secret ? [next] : [next, previous]);
}

async function tellServer(inputs: FileSetInputs, log: EngineLog, undo: () => Promise<string>): Promise<void> {
  if (inputs.reload === undefined) return;
  await log.progress(`telling ${inputs.reload.kind} at ${inputs.reload.url} to reload`);
  const outcome = await reloadServer(inputs.reload, inputs.files);
  if (outcome.kind === "refused") throw new Error(`${outcome.words}\n→ ${await undo()}`);
  if (outcome.kind === "unsure") await log.warn(outcome.words);
}

/** Puts the generation before in force again and says how that went. */
async function revert(place: Place, inputs: FileSetInputs, owner: Owner, previous: string | undefined): Promise<string> {
  if (previous === undefined) {
    await removeSet(place, owner.id);
    return "the new files were removed again; correct them and run pulumi up";
  }
  await activate(place, previous);
  await prune(place, [previous]);
  const again = inputs.reload === undefined ? undefined : await reloadServer({ kind: inputs.reload.kind, url: inputs.reload.url }, {});
  const server =
    again?.kind === "reloaded" ? "and the server has loaded them" : `but the server did not take them either: ${again?.words ?? ""}`;
  return `the files from before are in force again, ${server}; correct the new ones and run pulumi up`;
}
