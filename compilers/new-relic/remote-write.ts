import { alertsFor, type Plan, type PlannedInstance, type PlannedRelabel, type PlannedRemoteWrite } from "../../catalog/model";
import { needsRecord, sourceOf } from "../../languages/nrql";
import { type NewRelicOptions, WRITE_HOSTS } from "./options";

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

/** What is done to series before they go to New Relic. @param identity names and teams by instance, from the compiler of Prometheus */
export const writeRelabels = (
  plan: Pick<Plan, "stack">,
  names: readonly string[],
  identity: readonly PlannedRelabel[],
): readonly PlannedRelabel[] => [
  { source_labels: ["aura_stack"], regex: plan.stack, action: "keep" },
  { source_labels: ["__name__"], regex: names.join("|"), action: "keep" },
  ...identity,
];

/** The block that writes to New Relic. Only a license key is sent, as a bearer token from a file. */
export const newRelicWrite = (
  plan: Pick<Plan, "stack"> & { readonly instances: readonly PlannedInstance[] },
  { region }: Pick<NewRelicOptions, "region">,
  licenseKey: string,
  relabels: readonly PlannedRelabel[],
): PlannedRemoteWrite => ({
  name: "new-relic",
  url: `https://${WRITE_HOSTS[region]}/prometheus/v1/write?prometheus_server=aura-${plan.stack}`,
  headers: {},
  auth: { kind: "bearer", credentials: licenseKey },
  relabels,
});
