import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** What a process is for a preview. */
export type Role = "program" | "provider" | "engine" | "other";

/** The highest resident memory of each kind of process, in bytes. */
export type Peaks = ReadonlyMap<Role, number>;

const BETWEEN = 250;

/** Watches a process and all below it until it is told to stop. Linux keeps each one's peak; elsewhere it is what was seen at some moment. */
export function watchMemory(root: number): { readonly stop: () => Promise<Peaks> } {
  const peaks = new Map<number, { readonly role: Role; readonly bytes: number }>();
  let over = false;
  const watching = (async () => {
    while (!over) {
      for (const it of await processesBelow(root)) {
        const bytes = (await peakOf(it.pid)) ?? it.bytes;
        const before = peaks.get(it.pid);
        // A process that is ending has lost its command line.
        const role = roleOf(it.command, it.pid === root);
        peaks.set(it.pid, { role: role === "other" ? (before?.role ?? role) : role, bytes: Math.max(bytes, before?.bytes ?? 0) });
      }
      await new Promise((done) => setTimeout(done, BETWEEN));
    }
  })();
  return {
    stop: async () => {
      over = true;
      await watching;
      const highest = new Map<Role, number>();
      for (const { role, bytes } of peaks.values()) highest.set(role, Math.max(bytes, highest.get(role) ?? 0));
      return highest;
    },
  };
}

function roleOf(command: string, isRoot: boolean): Role {
  if (isRoot) return "engine";
  if (/@pulumi\/pulumi\/cmd\/run\b(?!-)/.test(command)) return "program";
  return /pulumi-resource-aura-files|cmd\/run-plugin|provider/.test(command) ? "provider" : "other";
}

interface Process {
  readonly pid: number;
  readonly bytes: number;
  readonly command: string;
}

async function processesBelow(root: number): Promise<readonly Process[]> {
  const { stdout } = await promisify(execFile)("ps", ["-e", "-o", "pid=,ppid=,rss=,args="], { maxBuffer: 16 * 2 ** 20 });
  const all = stdout
    .trim()
    .split("\n")
    .map((line) => {
      const [, pid, ppid, rss, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return { pid: Number(pid), parent: Number(ppid), bytes: Number(rss) * 1_024, command: command ?? "" };
    });
  const below = (parent: number): readonly Process[] => all.filter((it) => it.parent === parent).flatMap((it) => [it, ...below(it.pid)]);
  return [...all.filter(({ pid }) => pid === root), ...below(root)];
}

async function peakOf(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(text)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024;
}
