import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseChecksums } from "../checksums";
import { install } from "../install";
import type { Machine } from "../machine";
import type { Source } from "../source";

/** Programs that no registry carries, compressed in a folder beside the checkout. Only there for people who were handed that folder. */
export const sharedTools: Source = {
  origin: "shared tools",
  find: async ({ program, distribution }, machine) => {
    const version = distribution.sharedVersion;
    if (!version || machine.platform !== "linux" || machine.arch !== "x64") return { reason: "not among them" };
    const list = await readFile(join(machine.sharedTools, "SHA256SUMS"), "utf8").catch(() => undefined);
    if (list === undefined) return { reason: "not beside this checkout" };
    const sum = parseChecksums(list).get(program.name);
    if (!sum) return { reason: "not among them" };
    const folder = await install(distribution, version, machine, (staging) => unpack(program.name, sum, staging, machine));
    return { path: join(folder, program.name), version, origin: "shared tools" };
  },
};

async function unpack(name: string, sum: string, staging: string, machine: Machine): Promise<string[]> {
  machine.onProgress({ distribution: name, text: "unpacking from the shared tools" });
  const file = join(staging, name);
  const args = ["-qd", "--long=27", join(machine.sharedTools, `${name}.zst`), "-o", file];
  const { ok, output } = await machine.run("zstd", args, { env: machine.env });
  if (!ok) throw new Error(`zstd could not unpack it (install zstd with your package manager if it is missing): ${output}`);
  const actual = await sha256(file);
  if (actual !== sum) throw new Error(`its SHA-256 is ${actual} but SHA256SUMS says ${sum}, so it is not used`);
  return [name];
}

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
