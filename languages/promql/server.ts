import type { Duration, ServerSignal } from "../../catalog/model";
import { Unsupported } from "../unsupported";
import { keys, type PromqlContext, rangeOf } from "./context";

/**
 * A metric of the watcher itself, found by the job that the config names.
 *
 * @throws Unsupported when the config names no such job
 */
export function serverPromql(signal: ServerSignal, context: PromqlContext): string {
  const job = context.jobs[signal.program];
  if (job === undefined)
    throw new Unsupported(`no job that scrapes ${PROGRAM[signal.program]} is named: set watcher.${signal.program} to its job name`);
  const own = signal.ownRules === true ? `,${ownRuleGroups(context)}` : "";
  const selector = `${signal.name}{job="${job}"${own}}`;
  if (signal.absent === true) return `absent(${selector})`;
  if (signal.read === "growth") return `sum by (${keys("server")}) (increase(${selector}[${rangeOf(signal.window ?? "5m", context)}]))`;
  return `max by (${keys("server")}) (${gaugeNow(signal, (name) => `last_over_time(${name}{job="${job}"${own}}[${GAUGE_LOOKBACK}])`)})`;
}

/** Where a server is too old for the gauge, its series are told apart by what is taken away from the one that it has. */
function gaugeNow({ name, minus, formerly }: ServerSignal, now: (name: string) => string): string {
  if (minus === undefined) return now(name);
  const series = `${now(name)} - ${now(minus)}`;
  return formerly === undefined ? series : `${series} or ${now(formerly)} - on (${keys("server")}) group_right () ${now(minus)}`;
}

/** Selects what Prometheus says of the stack's own rule groups, where a server evaluates other people's rules too. */
export const ownRuleGroups = ({ stack }: PromqlContext): string => `rule_group=~".*;aura-${stack}-(${GROUPS})"`;

/** What the groups of a stack are called, whole: `aura-eu-.*` would take those of a stack `eu-west` for this one's. */
const GROUPS =
  "info(-[0-9]+)?|hourly|escalations|watched|(records|availability|capacity|cluster|errors|performance|pipeline|saturation)(-slow)?";

/** How often the watcher is scraped is not known here; a lost scrape of it must not reset an alert either. */
const GAUGE_LOOKBACK: Duration = "5m";

const PROGRAM = { prometheus: "Prometheus", alertmanager: "Alertmanager" } as const;
