import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

import { type Documents, GOLDENS } from "./documents";

/**
 * Compares what is made now with what is kept, file by file.
 * @param made what is made now, where the test has it already. @default it is made
 * @throws AssertionError also where a file is new, or gone
 */
export async function assertGolden(name: keyof typeof GOLDENS, made?: Documents): Promise<void> {
  const [folder, documents] = [join(__dirname, name), made ?? (await GOLDENS[name]())];
  const kept = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((it) => statSync(join(folder, it)).isFile());
  assert.deepEqual(kept.sort(), Object.keys(documents).sort(), FIX);
  for (const [path, text] of Object.entries(documents))
    assert.equal(text, readFileSync(join(folder, path), "utf8"), `${relative(process.cwd(), join(folder, path))}: ${FIX}`);
}

const FIX = "where that is meant, `npm run goldens` writes them anew; read its diff";
