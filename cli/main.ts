#!/usr/bin/env node
import { resolve } from "node:path";
import { Command, CommanderError, Option } from "commander";
import pc from "picocolors";
import { LockFileUnusable } from "../inventory/lock";
import { ConfigError } from "../stacks/mistakes/config-error";
import { addAnnotateCommand } from "./annotate/add-annotate-command";
import { check, EXIT } from "./check";
import { checks } from "./checks";
import { addConfigCommand } from "./config/add-config-command";
import { addDashboardsCommand } from "./dashboards/add-dashboards-command";
import { addInventoryCommand } from "./inventory/add-inventory-command";
import { WrongUsage } from "./inventory/wrong-usage";
import { StackFileUnreadable } from "./load-stack";
import { columnsOf } from "./wrap-words";
import { addRenderCommand } from "./render/add-render-command";

interface Given {
  readonly stack: string;
  readonly cwd: string;
  readonly configFile?: string;
  readonly prometheus?: string;
  readonly alertmanager?: string;
  readonly only?: readonly string[];
}

async function runCheckCommand({ stack, cwd, configFile, ...rest }: Given): Promise<void> {
  const terminal = process.stderr.isTTY;
  process.exitCode = await check(
    { root: resolve(cwd), stack, ...(configFile !== undefined && { file: resolve(configFile) }), ...rest },
    {
      colors: pc,
      write: (text) => process.stdout.write(text),
      columns: columnsOf(process.stdout),
      progress: (text) => void (terminal && process.stderr.write(`\r\x1b[K${text === "" ? "" : `  ${pc.dim(`… ${text}`)}`}`)),
    },
  );
}

const program = new Command("pulumi-aura-monitoring")
  .description("What people run beside `pulumi`.")
  .showHelpAfterError("→ --help says what there is")
  .exitOverride();
program
  .command("check")
  .description("Walks through a running stack, read-only: targets, data, rules, routes. Names what is wrong, why, and what to do.")
  .requiredOption("-s, --stack <name>", "Pulumi's name of the stack: stacks/Pulumi.<name>.yaml is read")
  .option("-C, --cwd <folder>", "the folder of Pulumi.yaml", ".")
  .option("--config-file <path>", "another stack file")
  .option("--prometheus <url>", "where Prometheus is as seen from here, when prometheus.url in the config is not that")
  .option("--alertmanager <url>", "where Alertmanager is as seen from here")
  .addOption(new Option("--only <id...>", "only these checks").choices(checks.map(({ id }) => id)))
  .addHelpText("after", "\nExit status: 0 all passed · 1 findings · 2 something could not be checked ·\n  64 wrong usage or config")
  .action(runCheckCommand);
addConfigCommand(program);
addInventoryCommand(program, process.env);
addRenderCommand(program);
addDashboardsCommand(program);
addAnnotateCommand(program, process.env);

const USAGE_ERRORS = [ConfigError, StackFileUnreadable, LockFileUnusable, WrongUsage];
program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT.usage;
  else if (USAGE_ERRORS.some((it) => error instanceof it) && error instanceof Error) {
    process.stderr.write(`${pc.red("Error:")} ${error.message}\n`);
    process.exitCode = EXIT.usage;
  } else throw error;
});
