import type { Plan, VendorBackend } from "../catalog/model";
import { type BackendGap, type Gap, gapsIn } from "../compilers/compiled";
import { cloudwatchGaps } from "./compile-cloudwatch";
import { datadogGaps } from "./compile-datadog";
import { gapsInNewRelic } from "./compile-new-relic";
import type { StackConfig } from "./config";

/** A vendor that evaluates the alerts of a stack, beside Prometheus or in its place. */
export interface Vendor {
  readonly backend: VendorBackend;
  /** Where the config switches it on. */
  readonly section: string;
  /** As people call it. */
  readonly title: string;
  /** The alerts of a plan that it cannot say. Only asked where its section is there. */
  readonly gaps: (plan: Plan, config: StackConfig) => readonly Gap[];
}

/** Every vendor, by name. A new one is one more entry. */
export const VENDORS: readonly Vendor[] = [
  { backend: "cloudwatch", section: "cloudwatch", title: "CloudWatch", gaps: cloudwatchGaps },
  { backend: "datadog", section: "datadog", title: "Datadog", gaps: datadogGaps },
  { backend: "new-relic", section: "newRelic", title: "New Relic", gaps: gapsInNewRelic },
];

/** What the vendors that a stack has switched on cannot say. */
export const gapsOfVendors = (plan: Plan, config: StackConfig): readonly BackendGap[] =>
  VENDORS.filter(({ section }) => section in config && config[section as keyof StackConfig] !== undefined).flatMap(({ backend, gaps }) =>
    gapsIn(backend, gaps(plan, config)),
  );
