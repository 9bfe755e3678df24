import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

import { GOLDENS } from "./documents";

/** Compares what is made now with what is kept, file by file. @throws AssertionError also where a file is new, or gone */
export function assertGolden(name: keyof typeof GOLDENS): void {
  const [folder, documents] = [join(__dirname, name), GOLDENS[name]()];
  const kept = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((it) => statSync(join(folder, it)).isFile());
  assert.deepEqual(kept.sort(), Object.keys(documents).sort(), FIX);
  for (const [path, text] of Object.entries(documents))
    assert.equal(text, readFileSync(join(folder, path), "utf8"), `${relative(process.cwd(), join(folder, path))}: ${FIX}`);
}

const FIX = "where that is meant, `npm run goldens` writes them anew; read its diff";
