import type { Stage } from "./run-demo";
import { KEY_SCENARIOS, keysLine, toggle } from "./scenario-keys";
import type { Session } from "./session";
import type { Received, Sinks, SlackMessage } from "./sinks";
import type { PlannedInstance } from "../catalog/model";
import type { Screen } from "./screen/screen";
import type { Surroundings } from "./steps/start-aura";
import { Interrupted } from "./step-failed";

/** Where keys come from. */
export interface Keyboard {
  /** Calls back for each key. @returns ends that */
  readonly onKey: (told: (key: string) => void) => () => void;
}

/** Milliseconds between two looks for new messages. */
const LOOK_EVERY = 500;

/**
 * Stays up: keys switch scenarios on and off, and messages are shown as they arrive.
 * @throws Interrupted when the user ends it, or what a guard says
 */
export async function stay(
  { screen, signal, broken }: Session,
  { surroundings, context }: Stage,
  keyboard: Keyboard | undefined,
): Promise<never> {
  const endNews = showNews(surroundings.sinks, screen);
  const endKeys =
    keyboard === undefined ? sayHowToEnd(screen, surroundings) : listen(keyboard, screen, surroundings, context.plan.instances[0]!);
  try {
    return await broken();
  } finally {
    endNews();
    endKeys();
    if (!(signal.reason instanceof Interrupted)) screen.quiet();
  }
}

/** Shows messages as they arrive. @returns ends that */
function showNews(sinks: Sinks, screen: Screen): () => void {
  let shown = sinks.received().length;
  const look = setInterval(() => {
    const all = sinks.received();
    for (const received of all.slice(shown)) for (const line of newsOf(received)) screen.print(`  ${line}`);
    shown = all.length;
  }, LOOK_EVERY);
  return () => clearInterval(look);
}

const listen = (keyboard: Keyboard, { print, colors }: Screen, { simulator }: Surroundings, instance: PlannedInstance): (() => void) =>
  keyboard.onKey((key) => {
    const scenario = KEY_SCENARIOS.find((it) => it.key === key);
    print(scenario ? `  ${colors.cyan(`[${key}]`)} ${toggle(simulator, scenario, instance)}` : `  ${colors.dim(keysLine())}`);
  });

function sayHowToEnd({ print }: Screen, { simulator }: Surroundings): () => void {
  print(
    "  Stays up until it is ended (SIGINT or SIGTERM). Scenarios are switched over HTTP:",
    `  POST ${simulator.url}/admin/scenarios`,
    "",
  );
  return () => {};
}

/** A line for each thing that a message says; heartbeats are left out. */
function newsOf({ channel, name, body, status }: Received): readonly string[] {
  const refused = status >= 300 ? ` (answered ${status})` : "";
  if (channel === "slack")
    return ((body as SlackMessage | undefined)?.attachments ?? []).map(({ title }) => `Slack ${name}  ${title ?? ""}${refused}`);
  if (channel !== "pagerduty") return [];
  const event = body as { readonly event_action?: string; readonly payload?: { readonly summary?: string } } | undefined;
  return [`PagerDuty ${event?.event_action ?? ""}  ${event?.payload?.summary ?? ""}${refused}`];
}
