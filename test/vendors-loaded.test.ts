import assert from "node:assert/strict";

import { run } from "../toolchain/run";
import { checkout } from "./support/engine";

/** Loads the component of a stack, then more, and prints which vendors' SDKs are loaded. */
const script = (more: string): string => `require("./stacks/monitoring"); ${more}
const names = Object.keys(require.cache).flatMap((it) => /node_modules\\/@(pulumi\\/(?!pulumi\\/)[^/]+|pulumiverse\\/[^/]+)/.exec(it)?.[1] ?? []);
console.log(JSON.stringify([...new Set(names)].sort()));`;

async function loaded(more = ""): Promise<readonly string[]> {
  const { ok, output } = await run(process.execPath, ["--require", "tsx/cjs", "--eval", script(more)], { cwd: checkout, env: process.env });
  assert.ok(ok, output);
  return JSON.parse(output) as readonly string[];
}

describe("a vendor that is switched off", () => {
  it("leaves no trace of its SDK among the loaded modules", async () => {
    assert.deepEqual(await loaded(), []);
  });

  it("would be seen, were it loaded", async () => {
    assert.deepEqual(await loaded('require("./components/new-relic"); require("./components/pagerduty");'), [
      "pulumi/newrelic",
      "pulumi/pagerduty",
    ]);
  });
});
