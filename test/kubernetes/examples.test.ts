import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parseAllDocuments } from "yaml";

import { checkout } from "../support/engine";

const EXAMPLES = join(checkout, "examples");
const files = readdirSync(EXAMPLES, { recursive: true, encoding: "utf8" }).filter((it) => /\.ya?ml$/.test(it));

describe("the examples", () => {
  it("are there for each kind of pipeline", () =>
    assert.deepEqual(files.sort(), [
      "argo-cd/application.yaml",
      "flux/kustomization.yaml",
      "github-actions/deployment.yml",
      "github-actions/monitoring.yml",
      "pulumi-kubernetes-operator/stack.yaml",
    ]));

  for (const file of files) {
    it(`${file} is YAML, is linked, and names only commands that there are`, () => {
      const text = readFileSync(join(EXAMPLES, file), "utf8");
      for (const document of parseAllDocuments(text)) assert.deepEqual("errors" in document ? document.errors : document, []);
      assert.ok(readFileSync(join(EXAMPLES, "README.md"), "utf8").includes(`](${file})`));
      const { scripts } = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")) as { readonly scripts: object };
      for (const [, name] of text.matchAll(/npm run (\w+)/g)) assert.ok(name! in scripts, name);
    });
  }
});
