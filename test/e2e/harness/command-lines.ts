import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

/** Milliseconds between two looks: short, because checkers run only for moments. */
const EVERY = 25;

/** Collects the arguments of all processes of this machine while something runs. */
export async function whileWatchingArguments<T>(
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly seen: ReadonlySet<string> }> {
  const seen = new Set<string>();
  const watch = { on: true };
  const watching = (async () => {
    while (watch.on) {
      for (const line of await commandLines()) seen.add(line);
      await sleep(EVERY);
    }
  })();
  try {
    return { result: await run(), seen };
  } finally {
    watch.on = false;
    await watching;
  }
}

async function commandLines(): Promise<readonly string[]> {
  if (!existsSync("/proc/self/cmdline")) return (await promisify(execFile)("ps", ["-eww", "-o", "args="])).stdout.split("\n");
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(cmdline);
}

/** Empty when the process has ended meanwhile. */
function cmdline(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
