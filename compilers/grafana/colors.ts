import type { Severity } from "../../catalog/model";

/**
 * Colours that people with any kind of colour blindness tell apart, after Okabe and Ito, "Color Universal Design" (2008). They differ in
 * lightness, too, so that they survive a projector.
 */
export const SERIES = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00"] as const;

/** All is well. */
export const OK = "#009E73";

/** Neither good nor bad. */
export const NEUTRAL = "#8E8E8E";

/** Worse is darker and redder, and still seen on the dark pages that Grafana shows at first. */
export const SEVERITY: Readonly<Record<Severity, string>> = {
  info: "#56B4E9",
  warning: "#E69F00",
  critical: "#D55E00",
  emergency: "#B33C86",
};
