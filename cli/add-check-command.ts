import { resolve } from "node:path";
import { type Command, Option } from "commander";
import pc from "picocolors";
import { check } from "./check";
import { checks } from "./checks";
import { givenAddress } from "./servers/given-address";
import { readLogin } from "./servers/login";
import { type GivenStack, placeOf, withStack } from "./stack-options";
import { columnsOf } from "./wrap-words";

interface Given extends GivenStack {
  readonly prometheus?: string;
  readonly prometheusHttpConfig?: string;
  readonly alertmanager?: string;
  readonly alertmanagerHttpConfig?: string;
  readonly only?: readonly string[];
}

const HELP = `
Behind a login: the file of --…-http-config is what promtool and amtool take as
--http.config.file. It has basic_auth, authorization or http_headers; secrets may
stand in files of their own (password_file, credentials_file).

Exit status: 0 all passed · 1 findings · 2 something could not be checked ·
  64 wrong usage or config`;

/** Adds the command `check`. */
export function addCheckCommand(program: Command): void {
  withStack(program.command("check"))
    .description("Walks through a running stack, read-only: targets, data, rules, routes. Names what is wrong, why, and what to do.")
    .option(
      "--prometheus <url>",
      "where Prometheus is as seen from here, when prometheus.url in the config is not that",
      givenAddress("--prometheus"),
    )
    .option("--prometheus-http-config <file>", "how to log in there")
    .option("--alertmanager <url>", "where Alertmanager is as seen from here", givenAddress("--alertmanager"))
    .option("--alertmanager-http-config <file>", "how to log in there")
    .addOption(new Option("--only <id...>", "only these checks").choices(checks.map(({ id }) => id)))
    .addHelpText("after", HELP)
    .action(runCheckCommand);
}

async function runCheckCommand({ stack, cwd, configFile, prometheusHttpConfig, alertmanagerHttpConfig, ...rest }: Given): Promise<void> {
  const terminal = process.stderr.isTTY;
  process.exitCode = await check(
    {
      ...placeOf({ stack, cwd, configFile }),
      ...(prometheusHttpConfig !== undefined && { prometheusLogin: await readLogin(resolve(prometheusHttpConfig)) }),
      ...(alertmanagerHttpConfig !== undefined && { alertmanagerLogin: await readLogin(resolve(alertmanagerHttpConfig)) }),
      ...rest,
    },
    {
      colors: pc,
      write: (text) => process.stdout.write(text),
      columns: columnsOf(process.stdout),
      progress: (text) => void (terminal && process.stderr.write(`\r\x1b[K${text === "" ? "" : `  ${pc.dim(`… ${text}`)}`}`)),
    },
  );
}
