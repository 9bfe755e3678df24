import { parseSafeAddress } from "../../stacks/values/address";
import { eventTags } from "../../catalog/model";
import { WrongUsage } from "../inventory/wrong-usage";
import { loadStack, type StackPlace } from "../load-stack";
import { ServerUnreachable } from "../servers/server-unreachable";
import { addAnnotation, findAnnotations, patchAnnotation } from "./annotations";
import { type Annotation, type EventOptions, type Known, readEvent } from "./event";
import { type Access, GrafanaRefused } from "./grafana";
import { readToken, type TokenPlace } from "./read-token";

/** What `annotate` is told. */
export interface AnnotateOptions extends EventOptions {
  /** The stack that the event is about. @default none: any */
  readonly place?: StackPlace;
  /** @default grafana.url of the stack, else its links.dashboards */
  readonly grafana?: string;
  readonly token: TokenPlace;
  /** Says what would be sent, and asks nobody. */
  readonly dryRun: boolean;
}

/** The world around the command. */
export interface Surroundings {
  readonly write: (text: string) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: Access["sleep"];
}

/** Exit statuses. */
export const EXIT = { recorded: 0, refused: 1, unreachable: 2 } as const;

/**
 * Records an event in Grafana, or its end.
 * @returns the exit status
 * @throws WrongUsage, ConfigError, StackFileUnreadable
 */
export async function annotate(options: AnnotateOptions, { write, now, sleep }: Surroundings): Promise<number> {
  const { known, url } = await readStack(options);
  const event = readEvent(options, known, now());
  if (options.dryRun) {
    write(`would ${options.end ? `end the event with the tags ${event.tags.join(", ")}` : `record ${JSON.stringify(event)}`}\n`);
    return EXIT.recorded;
  }
  const access = { url: safe(options.grafana ?? url), token: await readToken(options.token), sleep };
  try {
    write(`${await (options.end ? end(access, options, event) : record(access, options, event))}\n`);
    return EXIT.recorded;
  } catch (error) {
    if (!(error instanceof GrafanaRefused) && !(error instanceof ServerUnreachable)) throw error;
    write(`${error.message}\n`);
    return error instanceof GrafanaRefused ? EXIT.refused : EXIT.unreachable;
  }
}

async function record(access: Access, { kind, key }: AnnotateOptions, event: Annotation): Promise<string> {
  const [there] = key === undefined ? [] : await findAnnotations(access, eventTags(kind, { key }));
  if (there !== undefined) return `${kind} ${key} is recorded already, as ${there.id}`;
  return `recorded ${kind} ${await addAnnotation(access, event)} at ${new Date(event.time).toISOString()}`;
}

async function end(access: Access, { kind, key = "", text }: AnnotateOptions, { time, timeEnd = time }: Annotation): Promise<string> {
  const [there] = await findAnnotations(access, eventTags(kind, { key }));
  if (there === undefined) throw new WrongUsage([`Grafana has no ${kind} with --key ${key} → it was never begun, or another kind was`]);
  if (timeEnd < there.time) throw new WrongUsage([`--to is before its beginning, ${new Date(there.time).toISOString()} → correct it`]);
  await patchAnnotation(access, there.id, { timeEnd, ...(text !== undefined && { text }) });
  return `ended ${kind} ${there.id} at ${new Date(timeEnd).toISOString()}, after ${Math.round((timeEnd - there.time) / 1_000)} s`;
}

async function readStack({ place }: AnnotateOptions): Promise<{ readonly known: Known; readonly url?: string }> {
  if (place === undefined) return { known: { instances: [] } };
  const { plan, config } = await loadStack(place);
  const url = config.grafana?.kind === "provider" ? config.grafana.url : plan.links.dashboards;
  return { known: { stack: plan.stack, instances: plan.instances }, ...(url !== undefined && { url }) };
}

function safe(url: string | undefined): string {
  if (url === undefined)
    throw new WrongUsage([
      "which Grafana is not said → --grafana <url>, or --stack of a stack whose config has grafana.url or links.dashboards",
    ]);
  const read = parseSafeAddress(url);
  if ("value" in read) return read.value;
  throw new WrongUsage([`--grafana ${read.problem} → ${read.fix}`]);
}
