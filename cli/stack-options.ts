import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { StackPlace } from "./load-stack";

/** What people say of where a stack is, perhaps without its name. */
export interface GivenPlace {
  readonly stack?: string;
  readonly cwd: string;
  readonly configFile?: string | undefined;
}

/** The same with its name. */
export interface GivenStack extends GivenPlace {
  readonly stack: string;
}

/** Adds the options by which a command finds its stack. @param optional what is said of `--stack` where it may be left out */
export const withStack = (command: Command, optional?: string): Command =>
  command
    .addOption(
      new Option(
        "-s, --stack <name>",
        `Pulumi's name of the stack: stacks/Pulumi.<name>.yaml is read${optional === undefined ? "" : `; ${optional}`}`,
      ).makeOptionMandatory(optional === undefined),
    )
    .option("-C, --cwd <folder>", "the folder of Pulumi.yaml", ".")
    .option("--config-file <path>", "another stack file; its lock file stands next to it");

/** Where that stack is read from. */
export const placeOf = ({ stack, cwd, configFile }: GivenStack): StackPlace => ({
  root: resolve(cwd),
  stack,
  ...(configFile !== undefined && { file: resolve(configFile) }),
});
