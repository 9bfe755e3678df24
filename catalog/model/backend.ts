import type { PlannedAlert } from "./plan";

/** Something that evaluates alerts. Prometheus always; the vendors where a stack switches them on. */
export type Backend = "prometheus" | "datadog" | "cloudwatch" | "new-relic";

/** Prometheus first, then by name. */
export const BACKENDS: readonly Backend[] = ["prometheus", "cloudwatch", "datadog", "new-relic"];

/** Watched at a vendor, beside or in place of Prometheus. */
export type VendorBackend = Exclude<Backend, "prometheus">;

/**
 * The alerts of a plan that a backend has to say: those that are on and whose subject exists there. What is left out here is neither
 * covered nor a gap: nothing about Prometheus can go wrong where no Prometheus is.
 */
export const alertsFor = (alerts: readonly PlannedAlert[], backend: Backend): readonly PlannedAlert[] =>
  alerts.filter(({ appliesTo, on }) => on.length > 0 && appliesTo.includes(backend));
