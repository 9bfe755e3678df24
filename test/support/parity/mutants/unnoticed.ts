import type { Judged } from "./survivors";

/** Mistakes that change no verdict, and why. */
interface Unnoticed {
  readonly vendor: string;
  readonly alert: string;
  readonly where: readonly string[];
  readonly reason: string;
}

const EXISTS = "what is asked is whether something is there: it has the value 1, or none at all";
const STEADY = "its cases feed the same all the time, over which every window says the same, or its guard holds for as long";
const ALL_AT_ONCE = "its cases bring all growth at once: the window decides when the alert ends, at which parity does not look";
const DUE = "Datadog looks once a day, from the day on which it is due: the number only asks whether there is one";
const BETWEEN = "no situation of its cases lies between the two numbers";

const UNNOTICED: readonly Unnoticed[] = [
  { vendor: "Datadog", alert: "credentials-old", where: ["warning-notifies threshold 2", "warning-notifies window"], reason: DUE },
  { vendor: "Datadog", alert: "out-of-memory", where: ["critical-notifies window"], reason: ALL_AT_ONCE },
  { vendor: "Datadog", alert: "out-of-memory-repeated", where: ["emergency-notifies window"], reason: ALL_AT_ONCE },
  {
    vendor: "Datadog",
    alert: "query-failures",
    where: ["guard-1 window", ...["critical", "warning"].flatMap((it) => [`${it}-part window`, `${it}-part inner window 1`])],
    reason: STEADY,
  },
  {
    vendor: "Datadog",
    alert: "rollbacks-high",
    where: ["guard-1 window", "warning-part window", "warning-part inner window 1"],
    reason: STEADY,
  },
  { vendor: "Datadog", alert: "throughput-stopped", where: ["guard-2 threshold 2"], reason: EXISTS },
  { vendor: "Datadog", alert: "throughput-unusual", where: ["guard-3 threshold 2"], reason: EXISTS },
  { vendor: "Datadog", alert: "throughput-unusual", where: ["guard-2 window"], reason: STEADY },
  {
    vendor: "Datadog",
    alert: "throughput-unusual",
    where: ["guard-1 threshold 2", "guard-2 threshold 2", "info-part threshold 2"],
    reason: BETWEEN,
  },
  { vendor: "Datadog", alert: "checkpoint-stalled", where: ["guard-2 threshold 2"], reason: EXISTS },
  { vendor: "Datadog", alert: "checkpoint-stalled", where: ["warning-part window"], reason: STEADY },
  {
    vendor: "Datadog",
    alert: "transactions-pile-up",
    where: ["critical-part inner window 3", "warning-part inner window 3"],
    reason: STEADY,
  },
  { vendor: "Datadog", alert: "cpu-oversized", where: ["guard-2 window"], reason: STEADY },
  { vendor: "Datadog", alert: "instance-idle", where: ["guard-2 threshold 2"], reason: EXISTS },
  { vendor: "Datadog", alert: "instance-idle", where: ["guard-2 window", "guard-2 inner window 1"], reason: STEADY },
  { vendor: "Datadog", alert: "storage-oversized", where: ["guard-2 window"], reason: STEADY },
  { vendor: "New Relic", alert: "endpoint-not-scraped", where: ["critical threshold 2"], reason: EXISTS },
  { vendor: "New Relic", alert: "instance-missing", where: ["critical threshold 2"], reason: EXISTS },
];

/** Why nobody notices a mistake, or nothing where somebody should. */
export const whyUnnoticed = (vendor: string, { alert, mutant }: Judged): string | undefined =>
  UNNOTICED.find((it) => it.vendor === vendor && it.alert === alert && it.where.includes(mutant.where))?.reason;

/** Mistakes of the list that are noticed now, or are made no more. */
export const staleIn = (vendor: string, judged: readonly Judged[]): readonly string[] =>
  UNNOTICED.filter((it) => it.vendor === vendor && judged.some(({ alert }) => alert === it.alert)).flatMap(({ alert, where }) =>
    where
      .filter((it) => !judged.some((one) => one.alert === alert && one.mutant.where === it && !one.noticed))
      .map((it) => `${alert}: ${it}`),
  );
