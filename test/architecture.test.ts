import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** Who may import whom; what is not listed is forbidden. `types:` in front: as types only. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  "catalog/model": [],
  catalog: ["catalog/model"],
  languages: ["catalog/model"],
  compilers: ["catalog/model", "languages"],
  inventory: ["catalog/model"],
  provider: ["toolchain"],
  components: ["types:compilers", "catalog/model", "types:provider", "provider"],
  "stacks/plan": ["catalog", "catalog/model", "compilers", "languages"],
  stacks: ["stacks/plan", "inventory", "components", "compilers", "catalog", "catalog/model"],
  toolchain: [],
  cli: ["stacks", "stacks/plan", "inventory", "catalog", "catalog/model", "compilers", "toolchain"],
  demo: ["catalog", "catalog/model", "stacks", "stacks/plan", "toolchain", "cli"],
  docs: ["catalog", "catalog/model", "stacks", "stacks/plan", "compilers", "languages", "cli"],
};

/** Same input, same output: neither the engine nor the machine. */
const PURE = ["catalog/model", "catalog", "languages", "compilers", "stacks/plan"];
/** Compilers that may be used by any other: the vocabulary of results. */
const SHARED_COMPILERS = ["compiled"];

const layerOf = (path: string): string | undefined => {
  if (/^stacks\/(config|plan|values|mistakes|input|compile|stack-file-schema|vendors)/.test(path)) return "stacks/plan";
  return Object.keys(ARROWS)
    .sort((a, b) => b.length - a.length)
    .find((layer) => path.startsWith(`${layer}/`));
};

const sources = (layer: string): readonly string[] => {
  const root = layer.split("/")[0]!;
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((it) => join(root, it))
    .filter((it) => it.endsWith(".ts") && statSync(it).isFile() && layerOf(it) === layer);
};

const importsOf = (file: string): readonly { readonly target: string; readonly typeOnly: boolean }[] =>
  [...readFileSync(file, "utf8").matchAll(/(?:import|export)\s+(type\s)?[^;"']*?from "([^"]+)"/g)].map(([, typeOnly, target]) => ({
    target: target!,
    typeOnly: typeOnly !== undefined,
  }));

describe("the arrows", () => {
  for (const [layer, allowed] of Object.entries(ARROWS)) {
    it(`${layer} imports only ${allowed.join(", ") || "itself"}`, () => {
      const files = sources(layer);
      if (existing(layer)) assert.notEqual(files.length, 0, `no source of ${layer} was found`);
      for (const file of files) {
        for (const { target, typeOnly } of importsOf(file)) {
          if (!target.startsWith(".")) {
            if (PURE.includes(layer)) assert.ok(!/^(@pulumi\/|node:)/.test(target), `${file} is pure but imports ${target}`);
            continue;
          }
          const path = normalize(join(dirname(file), target));
          const to = layerOf(`${path}/`) ?? layerOf(`${path}.ts`);
          if (to === undefined && !path.includes("/")) continue;
          assert.ok(
            to === layer || allowed.includes(to!) || (typeOnly && allowed.includes(`types:${to}`)),
            `${file} imports ${target} (${layer} → ${to})`,
          );
        }
      }
    });
  }

  it("compilers take nothing but types from one another", () => {
    for (const file of sources("compilers")) {
      for (const { target, typeOnly } of importsOf(file).filter((it) => it.target.startsWith("."))) {
        const [, from, to] = [file, ...[file, normalize(join(dirname(file), target))].map((it) => it.split("/")[1]!.replace(".ts", ""))];
        assert.ok(
          from === to || typeOnly || normalize(join(dirname(file), target)).split("/")[0] !== "compilers" || SHARED_COMPILERS.includes(to!),
          `${file} imports ${target}`,
        );
      }
    }
  });

  it("the environment and the engine's configuration are read in the entry points alone", () => {
    const entries = /^(index\.ts|.*\/main\.ts|toolchain\/|provider\/|test\/)/;
    for (const layer of Object.keys(ARROWS)) {
      for (const file of sources(layer).filter((it) => !entries.test(it))) {
        assert.doesNotMatch(readFileSync(file, "utf8"), /process\.env|new pulumi\.Config/, `${file} reads its surroundings`);
      }
    }
  });

  it("the Pulumi program computes nothing: 25 lines at most", () => {
    const lines = readFileSync("index.ts", "utf8").trimEnd().split("\n");
    assert.ok(lines.length <= 25, `index.ts has ${lines.length} lines`);
  });
});

const existing = (layer: string): boolean => readdirSync(".").includes(layer.split("/")[0]!);
