import { realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { isExecutable } from "../executable";
import type { Machine } from "../machine";
import { knownProgram, type KnownProgram } from "../programs";
import { isFound, type Found, type Missed, type Source } from "../source";
import { askVersion, isNewEnough } from "../version";

/** The first program on PATH that is new enough. One that can't tell its version counts only beside one that can. */
export const path: Source = {
  origin: "PATH",
  find: async ({ program, distribution }, machine) => {
    if (program.beside) return findBeside(program.name, program.beside, machine);
    const refused: string[] = [];
    for (const file of onPath(program.name, machine)) {
      const version = await askVersion(file, program, machine);
      if (version && isNewEnough(version, distribution.minimum)) return { path: file, version, origin: "PATH" };
      refused.push(version ? `${version} at ${file} is older than ${distribution.minimum}` : `${file} does not tell its version`);
    }
    return { reason: refused.join("; ") || "not there" };
  },
};

async function findBeside(name: string, companion: string, machine: Machine): Promise<Found | Missed> {
  const other: KnownProgram = knownProgram(companion);
  const found = await path.find(other, machine);
  if (!isFound(found)) return { reason: `it belongs beside ${companion}: ${found.reason}` };
  // Package managers link the engine alone into a folder of PATH; the rest stands where the link leads.
  const beside = [dirname(found.path), dirname(realpathSync(found.path))].map((folder) => join(folder, name)).find(isExecutable);
  return beside ? { path: beside, version: found.version, origin: "PATH" } : { reason: `not beside ${found.path}` };
}

function onPath(name: string, { env }: Machine): string[] {
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...new Set(folders)].map((folder) => join(folder, name)).filter(isExecutable);
}
