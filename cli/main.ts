#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import pc from "picocolors";
import { LockFileUnusable } from "../inventory/lock";
import { ConfigError } from "../stacks/mistakes/config-error";
import { addAnnotateCommand } from "./annotate/add-annotate-command";
import { addCheckCommand } from "./add-check-command";
import { EXIT } from "./check";
import { addConfigCommand } from "./config/add-config-command";
import { addDashboardsCommand } from "./dashboards/add-dashboards-command";
import { addInventoryCommand } from "./inventory/add-inventory-command";
import { WrongUsage } from "./inventory/wrong-usage";
import { StackFileUnreadable } from "./load-stack";
import { addRenderCommand } from "./render/add-render-command";

/** In the sources the commands are scripts of npm, which takes options only behind `--`; an installed package has a program of its own. */
const FROM_SOURCES = __filename.endsWith(".ts");

const program = new Command(FROM_SOURCES ? "npm run" : "npx aura-monitoring")
  .description("What people run beside `pulumi`.")
  .showHelpAfterError("→ --help says what there is")
  .exitOverride();
addCheckCommand(program);
addConfigCommand(program);
addInventoryCommand(program, process.env);
addRenderCommand(program);
addDashboardsCommand(program);
addAnnotateCommand(program, process.env);
if (FROM_SOURCES) for (const command of program.commands) command.usage(`-- ${command.usage()}`);

const USAGE_ERRORS = [ConfigError, StackFileUnreadable, LockFileUnusable, WrongUsage];
program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT.usage;
  else if (USAGE_ERRORS.some((it) => error instanceof it) && error instanceof Error) {
    process.stderr.write(`${pc.red("Error:")} ${error.message}\n`);
    process.exitCode = EXIT.usage;
  } else throw error;
});
