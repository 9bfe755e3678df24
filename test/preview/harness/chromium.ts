import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Context } from "mocha";
import { type Browser, chromium } from "playwright-core";

/** What people call it. */
const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
/** Root may not have a sandbox; the pages are ours. */
const ARGUMENTS = ["--no-sandbox", "--disable-gpu"];

/** A Chromium that can be started, and where it is from. */
interface Found {
  readonly file: string;
  readonly from: string;
}

/** On PATH, where Playwright keeps its own, or out of an npm package; else why there is none. */
async function findChromium(): Promise<Found | { readonly why: string }> {
  const found = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((it) => existsSync(it));
  if (found !== undefined) return { file: found, from: "PATH" };
  if (existsSync(chromium.executablePath())) return { file: chromium.executablePath(), from: "Playwright" };
  if (process.platform !== "linux" || process.arch !== "x64")
    return { why: "no Chromium is on PATH, and no npm package has one for this system" };
  const { default: packed } = await import("@sparticuz/chromium");
  return { file: await packed.executablePath(), from: "@sparticuz/chromium" };
}

/** Starts it, or skips a suite with a line that says why. Call it first in `before(async function () {…})`. */
export async function needsChromium(suite: Context): Promise<Browser> {
  const found = await findChromium();
  if ("file" in found) return startChromium(found);
  console.error(`      skipped: ${found.why}`);
  return suite.skip();
}

/** Starts the one that is there. @throws Error where there is none */
export async function anyChromium(): Promise<Browser> {
  const found = await findChromium();
  if ("why" in found) throw new Error(found.why);
  return startChromium(found);
}

/** Pictures differ from one to another: it is said which one draws. */
async function startChromium({ file, from }: Found): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: file, args: ARGUMENTS, headless: true });
  console.log(`      Chromium ${browser.version()}, ${from}: ${file}`);
  return browser;
}
