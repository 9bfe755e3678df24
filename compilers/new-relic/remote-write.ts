import { alertsFor, type Plan, type PlannedInstance, type PlannedRelabel, type PlannedRemoteWrite } from "../../catalog/model";
import { needsRecord, sourceOf } from "../../languages/nrql";
import { KEYS } from "../../languages/promql";
import { type NewRelicOptions, WRITE_HOSTS } from "./options";

/** Permanent: names the block, and the queue in Prometheus' own metrics. */
export const NEW_RELIC_WRITE = "new-relic";

/** Written whatever is watched: the scrapes themselves, by which silence is noticed. */
const ALWAYS = ["scrape_samples_post_metric_relabeling", "up"];

/** Alerts that read a record of their own, by id. */
export const watchedBy = (plan: Pick<Plan, "alerts">): readonly string[] =>
  alertsFor(plan.alerts, "new-relic")
    .filter(needsRecord)
    .map(({ id }) => id);

/** Names of the series that conditions and dashboards read; no others are written, because each costs. */
export const seriesRead = (plan: Pick<Plan, "alerts">, more: readonly string[] = []): readonly string[] =>
  [...new Set([...ALWAYS, ...more, ...alertsFor(plan.alerts, "new-relic").map((it) => sourceOf(it).metric)])].sort();

/** New Relic leaves out of its facets what lacks an attribute: a series about a database that Aura does not name gets a word for it. */
function namedDatabases({ alerts }: Pick<Plan, "alerts">): readonly PlannedRelabel[] {
  const about = alertsFor(alerts, "new-relic").filter((it) => needsRecord(it) && KEYS[it.when.signal.level].includes("database"));
  if (about.length === 0) return [];
  const ids = about.map(({ id }) => id).sort();
  return [{ source_labels: ["aura_alert", "database"], regex: `(${ids.join("|")});`, target_label: "database", replacement: "unnamed" }];
}

/** What is done to series before they go to New Relic. @param identity names and teams by instance, from the compiler of Prometheus */
export const writeRelabels = (
  plan: Pick<Plan, "stack" | "alerts">,
  names: readonly string[],
  identity: readonly PlannedRelabel[],
): readonly PlannedRelabel[] => [
  { source_labels: ["aura_stack"], regex: plan.stack, action: "keep" },
  { source_labels: ["__name__"], regex: names.join("|"), action: "keep" },
  ...namedDatabases(plan),
  ...identity,
];

/** The block that writes to New Relic. Only a license key is sent, as a bearer token from a file. */
export const newRelicWrite = (
  plan: Pick<Plan, "stack"> & { readonly instances: readonly PlannedInstance[] },
  { region }: Pick<NewRelicOptions, "region">,
  licenseKey: string,
  relabels: readonly PlannedRelabel[],
): PlannedRemoteWrite => ({
  name: NEW_RELIC_WRITE,
  url: `https://${WRITE_HOSTS[region]}/prometheus/v1/write?prometheus_server=aura-${plan.stack}`,
  headers: {},
  auth: { kind: "bearer", credentials: licenseKey },
  relabels,
});
