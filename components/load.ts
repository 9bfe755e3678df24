import * as pulumi from "@pulumi/pulumi";

/**
 * Loads a component whose SDK is an optional peer, only now that its backend is switched on. The path stands in the caller as a literal, so
 * that a bundler finds it.
 *
 * @param chosenBy what in the config switches it on
 * @throws RunError that names what to install
 */
export function load<Module>(component: () => Module, chosenBy: string): Module {
  try {
    return component();
  } catch (error) {
    const [, missing] = /^Cannot find module '(@[^/']+\/[^/']+)/.exec(error instanceof Error ? error.message : "") ?? [];
    if (missing === undefined) throw error;
    throw new pulumi.RunError(`${chosenBy} needs the package ${missing}, which is not installed.\n→ npm install ${missing}`);
  }
}
