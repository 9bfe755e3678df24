import { join } from "node:path";
import { install } from "../install";
import type { Machine } from "../machine";
import type { Distribution, GoModule } from "../program";
import type { Source } from "../source";

const tellEvery = 15_000;

/** Builds the pinned Go module. Its go.sum pins every source, so what comes out needs no checksum of its own. */
export const goModule: Source = {
  origin: "Go module",
  find: async ({ program, distribution }, machine) => {
    if (!distribution.goModule) return { reason: "it can't be built as one" };
    const { goModule: module } = distribution;
    const { ok } = await machine.run("go", ["version"], { env: machine.env, timeout: 10_000 });
    if (!ok) return { reason: "Go is not on PATH (https://go.dev/dl/)" };
    const folder = await install(distribution, distribution.version, machine, (staging) => build(module, staging, distribution, machine));
    return { path: join(folder, program.name), version: distribution.version, origin: "Go module" };
  },
};

async function build(module: GoModule, staging: string, { name }: Distribution, machine: Machine): Promise<string[]> {
  machine.onProgress({
    distribution: name,
    text: `building from its Go module ${module.from}, about ${module.minutes} min the first time`,
  });
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const timer = setInterval(() => machine.onProgress({ distribution: name, text: `still building, ${elapsed()}` }), tellEvery);
  try {
    for (const [program, source] of Object.entries(module.packages)) await buildOne(program, source, module, staging, machine);
  } finally {
    clearInterval(timer);
  }
  machine.onProgress({ distribution: name, text: `built in ${elapsed()}` });
  return Object.keys(module.packages);
}

async function buildOne(program: string, source: string, module: GoModule, staging: string, machine: Machine): Promise<void> {
  const flags = ["-trimpath", "-buildvcs=false", ...(module.flags ?? []), "-ldflags", module.ldflags];
  const cwd = join(machine.goModules, module.wrapper);
  const { ok, output } = await machine.run("go", ["build", ...flags, "-o", join(staging, program), source], { cwd, env: machine.env });
  if (!ok) throw new Error(`go build ${source} failed: ${output.trim().split("\n").slice(-4).join(" / ")}`);
}
