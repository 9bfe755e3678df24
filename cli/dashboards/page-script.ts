import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type * as esbuild from "esbuild";

/** What `npm run build` makes of the script beside the compiled code. */
const BUILT = join(__dirname, "page", "page.js");
/** Only a checkout has it, and only a checkout needs it: a name in a variable is not looked for in the package. */
const BUNDLER: string = "esbuild";

/** The script of a page with everything that it needs: built once for the package, made anew in a checkout. */
export async function pageScript(): Promise<string> {
  if (existsSync(BUILT)) return readFileSync(BUILT, "utf8");
  const { build } = (await import(BUNDLER)) as typeof esbuild;
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, "page", "main.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "inline",
    loader: { ".css": "text" },
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}
