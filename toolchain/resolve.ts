import type { Machine } from "./machine";
import { ProgramUnavailable, type Attempt } from "./program-unavailable";
import { knownProgram, type KnownProgram, type ProgramName } from "./programs";
import { isFound, type Found, type Source } from "./source";
import { cache } from "./sources/cache";
import { goModule } from "./sources/go-module";
import { path } from "./sources/path";
import { pythonPackages } from "./sources/python-packages";
import { release } from "./sources/release";
import { sharedTools } from "./sources/shared-tools";
import { whyFailed } from "./why-failed";

const present: readonly Source[] = [path, cache];
const built: readonly Source[] = [sharedTools, release, goModule];
const installing = (name: ProgramName): readonly Source[] => (knownProgram(name).distribution.python ? [pythonPackages] : built);

/** Looks for a program without installing it. Undefined when it isn't here. */
export async function lookUp(name: ProgramName, machine: Machine): Promise<Found | undefined> {
  const answer = await firstOf(present, name, machine);
  return isFound(answer) ? answer : undefined;
}

/**
 * Finds a program, or installs it into the cache: PATH when new enough, the cache, the shared tools beside the checkout, its official
 * release, its Go module, in this order; or its Python packages.
 * @throws ProgramUnavailable when none has it; why it was aborted when it was
 */
export async function find(name: ProgramName, machine: Machine): Promise<Found> {
  const answer = await firstOf([...present, ...installing(name)], name, machine);
  if (isFound(answer)) return answer;
  throw new ProgramUnavailable(name, knownProgram(name).distribution, answer.attempts);
}

async function firstOf(sources: readonly Source[], name: ProgramName, machine: Machine) {
  const known = knownProgram(name);
  const attempts: Attempt[] = [];
  for (const source of sources) {
    const answer = await source.find(known, machine).catch((error: unknown) => ({ reason: whyFailed(error) }));
    machine.signal.throwIfAborted();
    if (isFound(answer)) return answer;
    attempts.push({ origin: source.origin, reason: answer.reason });
    tellWhySlow(source, answer.reason, known, machine);
  }
  return { reason: "nowhere", attempts };
}

// A build takes minutes, so why it has to be deserves a line; that a program isn't installed yet does not.
function tellWhySlow(source: Source, reason: string, { distribution }: KnownProgram, machine: Machine): void {
  if (source !== release || !distribution.goModule) return;
  machine.onProgress({ distribution: distribution.name, text: `its release can't be used: ${reason}` });
}

/**
 * Finds or installs several programs: what is here at once, the rest one after the other, so that builds don't compete.
 * @throws ProgramUnavailable of the first that can't be had
 */
export async function findAll<N extends ProgramName>(names: readonly N[], machine: Machine): Promise<Record<N, Found>> {
  const here = await Promise.all(names.map((name) => lookUp(name, machine)));
  const found: [N, Found][] = [];
  for (const [index, name] of names.entries()) found.push([name, here[index] ?? (await find(name, machine))]);
  return Object.fromEntries(found) as Record<N, Found>;
}
