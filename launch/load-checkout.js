"use strict";
// Hundreds of files through a transpiler cost more than the program itself. They are made one, which is kept until a file changes.
const { createHash } = require("node:crypto");
const { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");

const root = resolve(__dirname, "..");
const kept = join(root, "node_modules", ".cache", "aura-monitoring");
/** Where the sources are that a program or a provider can import, and what decides over the packages that are made part of them. */
const SOURCES = ["catalog", "compilers", "components", "inventory", "languages", "launch", "provider", "stacks", "toolchain"];
const FILES = ["index.ts", "library.ts", "package-lock.json", "tsconfig.json"];
/** What must be the one copy that everybody has, or is loaded only where it is switched on. */
const EXTERNAL = ["@pulumi/*", "@pulumiverse/*", "@kubernetes/*"];
const DAY = 24 * 3_600_000;

/** Loads a TypeScript file of this checkout with everything that it imports. @throws what the file throws */
function loadCheckout(entry) {
  const file = join(kept, `${fingerprint(entry)}.js`);
  if (!existsSync(file)) bundle(entry, file);
  return require(file);
}

function bundle(entry, outfile) {
  const { outputFiles } = require("esbuild").buildSync({
    entryPoints: [join(root, entry)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    external: EXTERNAL,
    logLevel: "error",
  });
  mkdirSync(kept, { recursive: true });
  // Commands that run beside each other never see half of a file.
  const staged = `${outfile}.${process.pid}`;
  writeFileSync(staged, outputFiles[0].contents);
  renameSync(staged, outfile);
  removeOld();
}

/** What was made of earlier sources. A process that started a moment ago may still be about to load its own. */
function removeOld() {
  for (const name of readdirSync(kept)) {
    const file = join(kept, name);
    if (Date.now() - statSync(file).mtimeMs > DAY) rmSync(file, { force: true });
  }
}

/** Changes with the name, the time or the size of any source. */
function fingerprint(entry) {
  const sources = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((it) => /\.[jt]s$/.test(it))
      .map((it) => join(folder, it)),
  );
  const hash = createHash("sha256").update(entry);
  for (const path of [...FILES, ...sources].sort()) {
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`\n${path} ${mtimeMs} ${size}`);
  }
  return hash.digest("hex").slice(0, 16);
}

module.exports = { loadCheckout };
