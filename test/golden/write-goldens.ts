import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { GOLDENS } from "./documents";

/** Writes what is kept whole anew. What changed in it stands in the diff, and is to be read there. */
for (const [name, documents] of Object.entries(GOLDENS)) {
  const folder = join(__dirname, name);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(documents())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  console.log(`test/golden/${name}`);
}
