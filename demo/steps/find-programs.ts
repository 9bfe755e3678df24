import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { programEnvironment, ProgramUnavailable, resolvePrograms } from "../../toolchain";
import type { Done, Step } from "../session";
import { StepFailed } from "../step-failed";

const NEEDED = ["pulumi", "pulumi-language-nodejs", "prometheus", "promtool", "alertmanager", "amtool"] as const;

/** The real programs of this run. */
export interface Programs {
  readonly paths: Readonly<Record<(typeof NEEDED)[number], string>>;
  /** An environment in which exactly these are found first. */
  readonly env: NodeJS.ProcessEnv;
}

const SHOWN: readonly (readonly [keyof Programs["paths"], string])[] = [
  ["pulumi", "version"],
  ["prometheus", "--version"],
  ["alertmanager", "--version"],
];

/** Finds the programs, or downloads or builds them. @param env the environment of this process */
export async function findPrograms({ progress, signal }: Step, env: NodeJS.ProcessEnv): Promise<Done<Programs>> {
  const paths = await resolvePrograms(NEEDED, {
    env,
    signal,
    onProgress: ({ distribution, text }) => progress(`${distribution}: ${text}`),
  }).catch((error: unknown) => {
    throw error instanceof ProgramUnavailable ? unavailable(error) : error;
  });
  const versions = await Promise.all(SHOWN.map(async ([name, flag]) => `${name} ${await versionOf(paths[name], flag)}`));
  return { facts: versions.join(" · "), value: { paths, env: programEnvironment(paths, env) } };
}

const unavailable = ({ program, message }: ProgramUnavailable): StepFailed =>
  new StepFailed({
    what: `${program} cannot be had`,
    details: message.split("\n"),
    cause: "It is neither on PATH nor in the cache, and could not be downloaded or built.",
    fix: "Install it as said above, then run the demo again.",
  });

async function versionOf(file: string, flag: string): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(file, [flag]);
  return /\d+\.\d+\.\d+/.exec(stdout + stderr)?.[0] ?? "of unknown version";
}
