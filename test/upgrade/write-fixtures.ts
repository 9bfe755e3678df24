import { existsSync } from "node:fs";
import { join } from "node:path";

import { CONFIGS, type Kept, readKept, SECRETS, writeKept } from "./fixtures";
import { keyOf, registered } from "./registered";

/**
 * Adds what this version makes to what earlier ones made. Nothing leaves the fixtures: a resource that is made no more gets a reason in its
 * line by hand (`"gone": "…"`), because users' stacks have it.
 */
async function main(): Promise<void> {
  for (const [name, config] of Object.entries(CONFIGS)) {
    const before = existsSync(join(__dirname, "fixtures", `${name}.json`)) ? readKept(name) : [];
    const all = new Map<string, Kept>([...(await registered(config, SECRETS)), ...before].map((it) => [keyOf(it), it]));
    writeKept(
      name,
      [...all.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    );
    console.log(`${name}: ${all.size} resources, ${all.size - before.length} of them new`);
  }
}

void main();
