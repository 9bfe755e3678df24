import type { Command } from "commander";
import { ConfigError } from "../../stacks/mistakes/config-error";
import { readStack } from "../load-stack";
import { type GivenStack, placeOf, withStack } from "../stack-options";
import { renderConfig } from "./render-config";

const HELP = `
Maps of the stack file are laid over those of stacks/defaults.yaml, everything
else replaces what stands there, and null takes it away. Values are printed as
they are written: defaults of the package are not filled in, and only keys that
nobody would read are called mistakes. \`check\` and \`pulumi preview\` judge the rest.

Exit status: 0 printed · 64 wrong usage or config`;

/** Adds the command `config`. */
export function addConfigCommand(program: Command): void {
  withStack(program.command("config"))
    .description("Prints a stack's config as it was merged: each value that stacks share names the file that it came from.")
    .addHelpText("after", HELP)
    .action(async (given: GivenStack) => {
      const read = await readStack(placeOf(given));
      process.stdout.write(renderConfig(read, read.file));
      if (read.strays.length > 0) throw new ConfigError(read.strays, read.file);
    });
}
