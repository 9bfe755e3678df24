import { setTimeout as sleep } from "node:timers/promises";
import { Argument, type Command } from "commander";
import { EVENT_KINDS, type EventKind } from "../../catalog/model";
import { collect } from "../collect";
import { type GivenPlace, placeOf, withStack } from "../stack-options";
import { annotate } from "./annotate";
import { TOKEN_VARIABLE } from "./read-token";

interface Given extends GivenPlace {
  readonly text?: string;
  readonly grafana?: string;
  readonly tag?: readonly string[];
  readonly instance?: readonly string[];
  readonly release?: string;
  readonly key?: string;
  readonly from?: string;
  readonly to?: string;
  readonly end?: boolean;
  readonly tokenFile?: string;
  readonly dryRun?: boolean;
}

const HELP = `
The token of a service account is in the environment variable ${TOKEN_VARIABLE}, or
in a file; its role Editor is enough.

  annotate deployment --stack prod --text "orders 1.4.2" --release 1.4.2 --instance orders
  annotate incident --stack prod --text "Checkout is slow" --key INC-7      begins it
  annotate incident --stack prod --key INC-7 --end                          ends it

With --key an event is recorded once, however often a pipeline runs. Where
Grafana does not answer it is asked again for a quarter of a minute.

Exit status: 0 recorded · 1 Grafana refused · 2 no answer · 64 wrong usage or
  config`;

/** Adds the command `annotate`. @param environment where the token may be */
export function addAnnotateCommand(program: Command, environment: Readonly<Record<string, string | undefined>>): void {
  withStack(program.command("annotate"), "it has names of instances and Grafana's address")
    .description("Records a deployment, a scaling or an incident in Grafana; every dashboard of this package draws it.")
    .addArgument(new Argument("<kind>", "what happened").choices(EVENT_KINDS))
    .option("-t, --text <words>", "what happened, in one line")
    .option("--grafana <url>", "Grafana as it is reached from here")
    .option("--instance <name>", "name or id of an instance that it is about; repeatable", collect)
    .option("--release <version>", "the version that was deployed")
    .option("--tag <tag>", "one more tag; repeatable", collect)
    .option("--key <name>", "a name of the event: with it, it is recorded only once, and found again for its end")
    .option("--from <time>", "when it began, with its zone, as 2026-12-24T18:00:00Z; now without it")
    .option("--to <time>", "when it ended; without it it is a moment")
    .option("--end", "sets the end of the event with this --key, to --to or now")
    .option("--token-file <path>", "file that holds the token")
    .option("--dry-run", "says what would be recorded, and asks nobody")
    .addHelpText("after", HELP)
    .action(async (kind: EventKind, { stack, cwd, configFile, tag, instance, release, tokenFile, end, dryRun, ...rest }: Given) => {
      const options = {
        ...rest,
        kind,
        tags: tag ?? [],
        instances: instance ?? [],
        end: end === true,
        dryRun: dryRun === true,
        token: { environment, ...(tokenFile !== undefined && { file: tokenFile }) },
        ...(release !== undefined && { version: release }),
        ...(stack !== undefined && { place: placeOf({ stack, cwd, configFile }) }),
      };
      process.exitCode = await annotate(options, {
        write: (text) => process.stdout.write(text),
        now: Date.now,
        sleep: async (milliseconds) => void (await sleep(milliseconds)),
      });
    });
}
