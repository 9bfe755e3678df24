import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cacheFolder } from "./machine";

/**
 * An environment in which exactly the given programs are found first: PATH begins with a folder of links to them, so the Pulumi engine
 * finds its language host and plugins and nothing else changes. The engine neither asks for updates nor ignores plugins on PATH. It may
 * still download a plugin that isn't among the programs.
 * @param programs absolute paths by program name, as `resolvePrograms` answers
 * @param env what it is added to. @default that of this process
 */
export function programEnvironment(programs: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => name !== "PULUMI_IGNORE_AMBIENT_PLUGINS"));
  const folder = linkFolder(programs, join(cacheFolder(env), "links"));
  return { ...kept, PATH: [folder, env.PATH ?? ""].filter(Boolean).join(delimiter), PULUMI_SKIP_UPDATE_CHECK: "true" };
}

// The folder is named by what it links, so runs share it, none changes it, and none has to clean up.
function linkFolder(programs: Readonly<Record<string, string>>, parent: string): string {
  const links = Object.entries(programs).sort(([a], [b]) => (a < b ? -1 : 1));
  const folder = join(parent, createHash("sha256").update(JSON.stringify(links)).digest("hex").slice(0, 16));
  if (existsSync(folder)) return folder;
  mkdirSync(parent, { recursive: true });
  const staging = mkdtempSync(`${folder}.partial-`);
  for (const [name, target] of links) symlinkSync(target, join(staging, name));
  try {
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
