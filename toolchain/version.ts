import * as semver from "semver";
import type { Program } from "./program";
import type { Machine } from "./machine";

const pattern = /\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?/;

/** The version that a program prints, or undefined when it can't tell or does not run. */
export async function askVersion(path: string, program: Program, machine: Machine): Promise<string | undefined> {
  if (!program.versionArgs) return undefined;
  // Without this the Pulumi CLI asks the network for a newer version of itself.
  const env = { ...machine.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { ok, output } = await machine.run(path, program.versionArgs, { env, timeout: 20_000 });
  return ok ? (pattern.exec(output)?.[0] ?? undefined) : undefined;
}

/** Whether a version may be used. A pre-release counts as older than its release. */
export const isNewEnough = (version: string, minimum: string): boolean => semver.valid(version) !== null && semver.gte(version, minimum);
