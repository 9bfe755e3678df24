import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Ids of the processes below one, the nearest first: Pulumi gives its plugins process groups of their own. Empty where there is no `ps`. */
export async function descendants(root: number): Promise<readonly number[]> {
  const listed = await promisify(execFile)("ps", ["-e", "-o", "pid=,ppid="]).catch(() => ({ stdout: "" }));
  const rows = listed.stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): readonly number[] =>
    rows.filter(([, ppid]) => ppid === parent).flatMap(([pid = 0]) => [pid, ...below(pid)]);
  return below(root);
}
