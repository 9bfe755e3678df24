import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { type CheckoutStack, createCheckoutStack } from "../e2e/harness/checkout-stack";
import { needsPrograms } from "../support/needs-programs";
import { CONFIGS, readKept, SECRETS } from "./fixtures";
import { stateOf } from "./state";

const STACK = "prod";
const PROJECT = "aura-monitoring";

interface Step {
  readonly op: string;
  readonly urn: string;
}

describe("an upgrade of this package, previewed by the real engine from the state of a fixture", function () {
  this.timeout(300_000);
  let stack: CheckoutStack;

  before(async function () {
    await needsPrograms(this, ["pulumi", "pulumi-language-nodejs", "promtool", "amtool"]);
    stack = await createCheckoutStack(STACK, { ...CONFIGS["files"], watcher: null });
    for (const name of SECRETS) await run(["config", "set", "--secret", `secrets:${name}`], "https://hooks.example/value");
  });
  after(() => stack?.stop());

  const run = async (args: readonly string[], input?: string): Promise<string> => {
    const { code, output } = await stack.run(args, input);
    assert.equal(code, 0, output);
    return output;
  };

  it("creates, deletes and replaces nothing", async () => {
    const kept = readKept("files").filter(({ gone }) => gone === undefined);
    const file = join(stack.workspace.root, "state.json");
    writeFileSync(file, JSON.stringify(stateOf(STACK, PROJECT, kept)));
    await run(["stack", "import", "--file", file]);
    const printed = await run(["preview", "--json", "--suppress-progress"]);
    const { steps } = JSON.parse(printed.slice(printed.indexOf("{"))) as { readonly steps: readonly Step[] };
    assert.deepEqual(
      steps.filter(({ op }) => op !== "same" && op !== "update"),
      [],
    );
    const sets = kept.filter(({ type }) => type === "aura-files:index:FileSet").map(({ name }) => name);
    const updated = steps.filter(({ op }) => op === "update").map(({ urn }) => urn.split("::").at(-1)!);
    assert.deepEqual(
      sets.filter((it) => !updated.includes(it)),
      [],
      "every set of the state was compared",
    );
  });
});
