import { join } from "node:path";
import { isExecutable } from "../executable";
import { cacheFolderOf } from "../install";
import { knownProgram } from "../programs";
import type { Source } from "../source";

/** What an earlier run installed. Folders get there whole and checked, so a program that is there is good. */
export const cache: Source = {
  origin: "cache",
  find: ({ program, distribution }, machine) => {
    const companion = program.beside ? [knownProgram(program.beside).distribution] : [];
    const candidates = [distribution, ...companion].flatMap((each) =>
      [each.version, each.sharedVersion ?? each.version].map((version) => ({ version, folder: cacheFolderOf(each, version, machine) })),
    );
    const found = candidates.find(({ folder }) => isExecutable(join(folder, program.name)));
    if (!found) return Promise.resolve({ reason: `not in ${machine.cache}` });
    return Promise.resolve({ path: join(found.folder, program.name), version: found.version, origin: "cache" });
  },
};
