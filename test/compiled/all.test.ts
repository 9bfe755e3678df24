import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { catalog } from "../../catalog";

it("the exact PromQL of every alert is written out in a test", () => {
  const texts = readdirSync(__dirname)
    .filter((it) => it.endsWith(".test.ts"))
    .map((it) => readFileSync(join(__dirname, it), "utf8"))
    .join("\n");
  assert.deepEqual(
    catalog.alerts.filter(({ id }) => !new RegExp(`expectPromql\\(\\s*alert\\("${id}"\\)`).test(texts)).map(({ id }) => id),
    [],
  );
});
