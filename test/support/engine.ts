import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

import { type ProgramName, programEnvironment, resolvePrograms } from "../../toolchain";

/** The checkout under test. */
export const checkout = resolve(__dirname, "../..");

/** What a `pulumi` command printed, both streams in order, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** The real Pulumi engine on a project of its own: file backend and passphrase in a temporary folder, no account. */
export interface Engine {
  /** The Pulumi project. Its parent also holds `state`, the file backend. */
  readonly folder: string;
  /** The file backend, for tests that search it. */
  readonly state: string;
  /** Writes a file of the project. */
  write(path: string, content: string): Promise<void>;
  /** Runs `pulumi <args> --non-interactive --stack test`. */
  pulumi(...args: readonly string[]): Promise<Ran>;
  /** Starts a command that a test can kill with {@link killTree}, plugins included. */
  start(...args: readonly string[]): { readonly process: ChildProcess; readonly ended: Promise<Ran> };
  /** Ends every process that was started, and removes everything. */
  stop(): Promise<void>;
}

/**
 * Sets up a project with a stack `test`.
 * @param projectFile `Pulumi.yaml`
 * @param files further files by path, `index.ts` among them
 * @param plugins resource plugins that the engine finds on PATH. @default none beside the project's own
 */
export async function startEngine(
  projectFile: string,
  files: Readonly<Record<string, string>>,
  plugins: readonly ProgramName[] = [],
): Promise<Engine> {
  const root = await mkdtemp(join(tmpdir(), "aura-engine-"));
  const [folder, state] = [join(root, "project"), join(root, "state")];
  const running = new Set<ChildProcess>();
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const env = await engineEnvironment(root, state, plugins);
  const start = (...args: readonly string[]) => launch([...args, "--non-interactive", "--color=never", "--cwd", folder], env, running);
  const stop = async () => {
    await Promise.all([...running].map(killTree));
    await rm(root, { recursive: true, force: true });
  };
  try {
    await mkdir(state, { recursive: true });
    for (const [path, content] of Object.entries({ "package.json": '{ "private": true }', ...files, "Pulumi.yaml": projectFile }))
      await write(path, content);
    await symlink(join(checkout, "node_modules"), join(folder, "node_modules"));
    const made = await start("stack", "init", "test").ended;
    if (made.code !== 0) throw new Error(made.output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { folder, state, write, start, stop, pulumi: (...args) => start(...args, "--stack", "test").ended };
}

/** `Pulumi.yaml` of a program in TypeScript that uses the provider of this checkout. */
export const projectYaml = (name: string): string => `name: ${name}
runtime: { name: nodejs, options: { typescript: false, nodeargs: "--require tsx/cjs" } }
main: index.ts
plugins:
  providers:
    - { name: aura-files, path: ${JSON.stringify(join(checkout, "provider"))} }
`;

async function engineEnvironment(root: string, state: string, plugins: readonly ProgramName[]): Promise<NodeJS.ProcessEnv> {
  const programs = await resolvePrograms(["pulumi", "pulumi-language-nodejs", ...plugins]);
  const passphrase = randomBytes(12).toString("hex");
  return {
    ...programEnvironment(programs),
    PULUMI_HOME: join(root, "home"),
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
  };
}

function launch(args: readonly string[], env: NodeJS.ProcessEnv, running: Set<ChildProcess>) {
  const child = spawn("pulumi", args, { env, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const ended = new Promise<Ran>((done, failed) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", failed);
    child.on("close", (code) => {
      running.delete(child);
      done({ code, output });
    });
  });
  return { process: child, ended };
}

/** Kills a command and the plugins it started with SIGKILL, and waits for it to be gone. */
export async function killTree(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  for (const pid of [child.pid, ...(await descendants(child.pid))]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
  await gone;
}

/** The engine gives its plugins process groups of their own, so they are found by their parents. */
async function descendants(root: number): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-e", "-o", "pid=,ppid="]);
  const rows = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] => rows.filter(([, ppid]) => ppid === parent).flatMap(([pid = 0]) => [pid, ...below(pid)]);
  return below(root);
}
