import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Command } from "commander";
import { GENERATED_FOLDERS, generatedPages } from "./generated-pages";
import type { Page } from "./page";
import { stalePages, type StalePage } from "./stale-pages";

async function write(pages: readonly Page[], stale: readonly StalePage[]): Promise<void> {
  for (const { path, why } of stale) {
    const file = join(__dirname, path);
    if (why === "nothing generates it") await rm(file);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, pages.find((it) => it.path === path)!.text);
    }
  }
  console.log(
    stale.length === 0
      ? `docs: all ${pages.length} generated pages are fresh`
      : `docs: ${stale.length} of ${pages.length} generated pages written or removed`,
  );
}

function check(pages: readonly Page[], stale: readonly StalePage[]): void {
  if (stale.length === 0) return console.log(`docs: all ${pages.length} generated pages are fresh`);
  for (const { path, why } of stale) console.error(`docs/${path}: ${why}`);
  console.error("→ npm run docs");
  process.exitCode = 1;
}

const program = new Command("docs")
  .description("Makes the pages under docs/ from the catalog, the compilers and the config schema.")
  .option("--check", "only compare; exit status 1 when a page is stale")
  .option("--write", "write what is stale (the default)")
  .action(async (options: { check?: true }) => {
    const pages = generatedPages();
    const stale = await stalePages(__dirname, pages, GENERATED_FOLDERS);
    return options.check ? check(pages, stale) : write(pages, stale);
  });

void program.parseAsync();
