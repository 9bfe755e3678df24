import type { Command } from "commander";
import pc from "picocolors";
import { collect } from "../collect";
import { type GivenStack, placeOf, withStack } from "../stack-options";
import { inventory, type InventoryOptions } from "./inventory";

interface Given extends GivenStack {
  readonly api?: string;
  readonly client?: readonly string[];
  readonly secret?: readonly string[];
  readonly yes?: boolean;
  readonly json?: boolean;
}

const HELP = `
It needs an API key whose user may view the projects. That of a Metrics Reader,
which scrapes metrics, gets 403 here; then name another with --client, for this
command only. The inventory is optional: without it instances that the config
does not name are watched all the same, under their ids.

Secrets are read from a file (--secret aura-payments=@file) or from the
environment (AURA_MONITORING_SECRET_AURA_PAYMENTS):
  --secret aura-payments=@<(pulumi config get secrets:aura-payments)

Exit status: 0 config and Aura agree · 1 they differ · 2 a project could not be
  read · 64 wrong usage or config`;

/** Adds the command `inventory`. @param environment where secrets may be */
export function addInventoryCommand(program: Command, environment: InventoryOptions["environment"]): void {
  withStack(program.command("inventory"))
    .description(
      "Asks Aura which instances there are, compares them with the stack config, and writes the lock file that `pulumi up` reads.",
    )
    .option("--client <project=id>", "client id of an API key that may view the project; repeatable", collect)
    .option("--secret <name=@file>", "file that holds a secret; repeatable", collect)
    .option("--api <url>", "where the management API is, when it is not at the host of aura.tokenUrl")
    .option("--yes", "accept that the fleet has shrunk by more than a fifth")
    .option("--json", "write a document for programs")
    .addHelpText("after", HELP)
    .action(async ({ stack, cwd, configFile, client, secret, ...rest }: Given) => {
      const options = {
        ...placeOf({ stack, cwd, configFile }),
        clients: client ?? [],
        secrets: secret ?? [],
        environment,
        ...rest,
      };
      process.exitCode = await inventory(options, { colors: pc, write: (text) => process.stdout.write(text), progress });
    });
}

/** One line that is rewritten on a terminal; elsewhere only waits are worth a line. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text === "" ? "" : `  ${pc.dim(`… ${text}`)}`}`);
  else if (text.startsWith("waits")) process.stderr.write(`${text}\n`);
}
