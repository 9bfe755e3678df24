import { resolve } from "node:path";
import type { Command } from "commander";
import { WrongUsage } from "../inventory/wrong-usage";
import { givenAddress } from "../servers/given-address";
import { readLogin } from "../servers/login";
import { type GivenPlace, placeOf, withStack } from "../stack-options";
import { onlyStack } from "./only-stack";
import { type DashboardsOptions, previewDashboards } from "./preview-dashboards";
import { choice, type Chosen, port, range } from "./parse-options";

interface Given extends GivenPlace {
  readonly prometheus?: string;
  readonly prometheusHttpConfig?: string;
  readonly range?: string;
  readonly choose?: Chosen;
  readonly once: boolean;
  readonly out?: string;
  readonly port?: number;
}

const HELP = `
Draws the very documents that Grafana would be given, from a Prometheus that has
the stack's rules. What people and pipelines have noted in Grafana is not on the
pages: only Grafana has it.

Exit status: 0 written, or ended · 2 Prometheus could not be asked · 64 wrong
  usage or config`;

/** Adds the command `dashboards`. */
export function addDashboardsCommand(program: Command): void {
  withStack(program.command("dashboards"), "needed where there are several")
    .description(
      "Shows every dashboard of a stack without Grafana, drawn from a real Prometheus: on this machine, or as pages in a folder.",
    )
    .option(
      "--prometheus <url>",
      "where Prometheus is as seen from here, when prometheus.url in the config is not that",
      givenAddress("--prometheus"),
    )
    .option("--prometheus-http-config <file>", "how to log in there, as promtool's --http.config.file")
    .option("--range <duration>", "how far back to look, as 15m or 7d; otherwise what each dashboard says", range)
    .option("--choose <variable=value>", "what is chosen at the top, as instance=orders; may be repeated", choice)
    .option("--port <number>", "the port of 127.0.0.1 that it is served on; otherwise a free one", port)
    .option("--once", "write the pages into a folder and end", false)
    .option("-o, --out <folder>", "that folder; only with --once; otherwise preview/")
    .addHelpText("after", HELP)
    .action(async ({ cwd, configFile, once, out, prometheusHttpConfig, ...given }: Given) => {
      const login = prometheusHttpConfig === undefined ? {} : { login: await readLogin(resolve(prometheusHttpConfig)) };
      const place = placeOf({ stack: given.stack ?? (await onlyStack(resolve(cwd))), cwd, configFile });
      process.exitCode = await previewDashboards({ ...optionsOf(given), ...login, ...place, ...folderOf(once, out) }, (text) =>
        process.stdout.write(text),
      );
    });
}

const optionsOf = ({
  prometheus,
  range: back,
  choose = {},
  port: at,
}: Omit<Given, "cwd" | "once" | "prometheusHttpConfig">): Omit<DashboardsOptions, "root" | "stack"> => ({
  wanted: choose,
  ...(prometheus !== undefined && { prometheus }),
  ...(back !== undefined && { range: back }),
  ...(at !== undefined && { port: at }),
});

function folderOf(once: boolean, out: string | undefined): { readonly folder?: string } {
  if (!once && out !== undefined) throw new WrongUsage(["--out is for --once → add --once, or leave it out"]);
  return once ? { folder: resolve(out ?? "preview") } : {};
}
