import type { Plan } from "../../../../catalog/model";
import { compileConditions, type NewRelicCondition, seriesRead, watchedBy, writeRelabels } from "../../../../compilers/new-relic";
import { identityRelabels } from "../../../../compilers/prometheus/relabel";
import { compileWatched } from "../../../../compilers/prometheus/watched-rules";
import { needsRecord } from "../../../../languages/nrql";
import { withRecords } from "../../../rules/harness/rule-files";
import { recordedBy, type Sample, scraped } from "../recorded";
import type { Feed, ParityVendor } from "../vendor";
import { incidentsOf } from "./evaluate";
import { relabelled } from "./relabelled";

/** New Relic: what Prometheus records and scrapes is written there, and conditions read it. */
export const newRelic: ParityVendor<NewRelicCondition> = {
  backend: "new-relic",
  title: "New Relic",
  compile: (plan) => compileConditions(plan).documents,
  evaluate: async (documents, feed) => {
    const samples = await (told.get(feed) ?? told.set(feed, arrived(feed)).get(feed)!);
    return documents.flatMap((it) => incidentsOf(it, samples).map((incident) => ({ severity: it.severity, ...incident })));
  },
  patience: (plan) => {
    const [condition] = compileConditions(plan).documents;
    return condition === undefined ? 0 : 3 * condition.window + condition.timer;
  },
  // Windows are counted from their ends here; New Relic waits for the timer before it looks at one.
  haste: ({ interval }) => interval,
};

/** What was delivered is the same whatever is asked of it. */
const told = new WeakMap<Feed, Promise<readonly Sample[]>>();

/** What remote write delivers: recorded series from a real Prometheus' rules, and scraped ones as they are. */
async function arrived(feed: Feed): Promise<readonly Sample[]> {
  const plan: Plan = { ...feed.plan, watched: watchedBy(feed.plan) };
  const names = seriesRead(plan).filter((it) => it.includes(":"));
  const watched = compileWatched(plan)?.groups ?? [];
  const reading = watched.length > 0 ? watched : plan.alerts.some(needsRecord) ? [] : directly(names);
  const recorded = names.length === 0 ? [] : await recordedBy(withRecords(plan, reading), names, feed);
  const relabels = writeRelabels(plan, seriesRead(plan), identityRelabels(plan.instances, plan.environment));
  return [...recorded, ...scraped(feed.series, feed.interval)].flatMap((it) => {
    const labels = relabelled(relabels, it.labels);
    return labels === undefined ? [] : [{ ...it, labels }];
  });
}

/** Something that reads a record by its name, so that the rules that make it are among those that are evaluated. */
const directly = (names: readonly string[]) => [
  { name: "reader", interval: "1m", rules: names.map((it) => ({ record: "read", expr: `${it}{aura_stack="test"}` })) },
];
