import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import type { SecretFile } from "../../compilers/alertmanager/secret-file";
import { resolveProgram } from "../../toolchain";

type Labels = Readonly<Record<string, string>>;

/** An alert as a test sends it; times are milliseconds since the epoch. */
export interface TestAlert {
  readonly labels: Labels;
  readonly annotations?: Labels;
  /** @default now */
  readonly startsAt?: number;
  /** @default five minutes from now: it fires */
  readonly endsAt?: number;
}

/** An alert as Alertmanager lists it. */
export interface ListedAlert {
  readonly labels: Labels;
  readonly status: {
    readonly state: "active" | "suppressed" | "unprocessed";
    readonly inhibitedBy: readonly string[];
    readonly silencedBy: readonly string[];
    readonly mutedBy: readonly string[];
  };
}

/** A real Alertmanager on a free port of 127.0.0.1. */
export interface RunningAlertmanager {
  readonly url: string;
  readonly post: (...alerts: readonly TestAlert[]) => Promise<void>;
  readonly list: () => Promise<readonly ListedAlert[]>;
  /** Silences what has these labels, for an hour. */
  readonly silence: (labels: Labels) => Promise<void>;
  /** What it has logged so far. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** A directory with a configuration, and its secrets in files. */
export interface AlertmanagerFolder {
  readonly folder: string;
  readonly configFile: string;
  readonly remove: () => Promise<void>;
}

/** Writes a configuration. `render` is told where secrets are; `secrets` holds their values by name. */
export async function writeAlertmanager(
  render: (secretFile: SecretFile) => Readonly<Record<string, string>>,
  secrets: Labels = {},
): Promise<AlertmanagerFolder> {
  const folder = await mkdtemp(join(tmpdir(), "aura-alertmanager-"));
  const secretFile = (name: string): string => join(folder, "secrets", name);
  const files = {
    ...render(secretFile),
    ...Object.fromEntries(Object.entries(secrets).map(([name, value]) => [join("secrets", name), value])),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, { mode: 0o600 });
  }
  return { folder, configFile: join(folder, "alertmanager.yml"), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Starts a server on a configuration and removes both in the end. @throws Error with its log when it does not start */
export async function startAlertmanager(...written: Parameters<typeof writeAlertmanager>): Promise<RunningAlertmanager> {
  const program = await resolveProgram("alertmanager");
  const { folder, configFile, remove } = await writeAlertmanager(...written);
  const child = spawn(
    program,
    [
      `--config.file=${configFile}`,
      `--storage.path=${join(folder, "data")}`,
      "--web.listen-address=127.0.0.1:0",
      "--cluster.listen-address=",
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const lines: string[] = [];
  child.stderr.on("data", (text: Buffer) => lines.push(text.toString()));
  const log = (): string => lines.join("");
  const stop = async (): Promise<void> => {
    await end(child);
    await remove();
  };
  try {
    const url = await eventually("Alertmanager listens", () => {
      if (child.exitCode !== null) throw new Error(`Alertmanager ended with status ${child.exitCode}:\n${log()}`);
      const address = /msg="Listening on" address=(\S+)/.exec(log())?.[1];
      return address === undefined ? undefined : `http://${address}`;
    });
    return {
      url,
      post: (...alerts) => post(url, "alerts", alerts.map(asSent)),
      list: () => list(url),
      silence: (labels) => post(url, "silences", asSilence(labels)),
      log,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

const asSent = ({ labels, annotations = {}, startsAt = Date.now(), endsAt = Date.now() + 300_000 }: TestAlert): object => ({
  labels,
  annotations,
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
});

const asSilence = (labels: Labels): object => ({
  matchers: Object.entries(labels).map(([name, value]) => ({ name, value, isRegex: false, isEqual: true })),
  startsAt: new Date().toISOString(),
  endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  createdBy: "test",
  comment: "test",
});

async function post(url: string, what: string, body: unknown): Promise<void> {
  const response = await fetch(`${url}/api/v2/${what}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`Alertmanager refused ${what}: ${response.status} ${await response.text()}`);
}

// Only the list of groups tells which time interval mutes an alert.
async function list(url: string): Promise<readonly ListedAlert[]> {
  const response = await fetch(`${url}/api/v2/alerts/groups`);
  return ((await response.json()) as readonly { readonly alerts: readonly ListedAlert[] }[]).flatMap(({ alerts }) => alerts);
}

/** Asks until there is an answer. @throws Error that names what did not happen within 20 seconds */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const until = Date.now() + 20_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`Not within 20 s: ${what}.`);
}

/** Runs amtool. @throws Error with its output when it fails */
export async function amtool(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(await resolveProgram("amtool"), [...args]);
  return stdout;
}
