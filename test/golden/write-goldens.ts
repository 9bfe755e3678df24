import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { GOLDENS } from "./documents";

/** Writes what is kept whole anew. What changed in it stands in the diff, and is to be read there. */
async function writeGoldens(): Promise<void> {
  for (const [name, documents] of Object.entries(GOLDENS)) {
    const [folder, made] = [join(__dirname, name), await documents()];
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of Object.entries(made)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    console.log(`test/golden/${name}`);
  }
}

void writeGoldens();
