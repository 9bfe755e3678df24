import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of this package, from the sources as well as from compiled JavaScript. @throws when no package.json stands above it */
export function packageRoot(start: string = __dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) throw new Error(`No package.json stands above ${start}: this package is installed incompletely.`);
  }
}
