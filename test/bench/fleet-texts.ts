import { catalog } from "../../catalog";
import { type CompiledStack, compileStack, filesOf } from "../../stacks/compile";
import type { StackConfigInput } from "../../stacks/config";
import { planStack } from "../../stacks/plan";
import { fleetConfig } from "./fleet-config";

/** Path, with its set in front → text. */
export type Texts = ReadonlyMap<string, string>;

/** What is known per instance: it grows with the fleet. */
export const GROWS = /info\.yml$/;

/** The computed limits of a scrape job are numbers that follow from the fleet's size. */
const LIMITS = /^( *(?:sample_limit|body_size_limit):).*$/gm;

/** Every document of a fleet of so many instances. */
export function compileFleet(instances: number, changes?: Partial<StackConfigInput>): CompiledStack {
  const { plan, config } = planStack(fleetConfig(instances, changes), catalog, { stack: "prod" });
  return compileStack(plan, config, () => "/etc/prometheus/aura");
}

/** The files of a compiled stack. */
export const textsOf = (compiled: CompiledStack): Texts =>
  new Map(
    filesOf(compiled).sets.flatMap(({ set, files }) =>
      Object.entries(files).map(([path, text]): [string, string] => [`${set}/${path}`, text]),
    ),
  );

/** Paths of the files that differ between a small and a large fleet although they must not. */
export function differing(small: Texts, large: Texts): readonly string[] {
  const kept = (text: string | undefined): string | undefined => text?.replace(LIMITS, "$1");
  return [...new Set([...small.keys(), ...large.keys()])].filter(
    (path) => !GROWS.test(path) && kept(small.get(path)) !== kept(large.get(path)),
  );
}
