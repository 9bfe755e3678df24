import type { Plan, PlannedAlert, VendorBackend } from "../../catalog/model";
import { sayCloudwatch } from "./say-cloudwatch";
import { cloudwatchTexts } from "./texts/cloudwatch";
import { datadogTexts, sayInDatadog } from "./texts/datadog";
import type { Texts } from "./texts/expected";
import { newRelicTexts, sayInNewRelic } from "./texts/new-relic";

/** How one vendor's texts are tested. */
export interface VendorTexts {
  readonly backend: VendorBackend;
  readonly title: string;
  /** What is expected, by alert id; one file a concern under `texts/<vendor>/`, and `texts/pipeline.ts` for all of them. */
  readonly texts: Texts;
  /**
   * What is particular to one alert, as its documents have it: thresholds and times, then the queries.
   * @throws Unsupported where the vendor has no word for it
   */
  readonly say: (alert: PlannedAlert, plan: Plan) => string;
}

/** Every vendor. A new one is one more entry. */
export const VENDOR_TEXTS: readonly VendorTexts[] = [
  { backend: "cloudwatch", title: "CloudWatch", texts: cloudwatchTexts, say: sayCloudwatch },
  { backend: "datadog", title: "Datadog", texts: datadogTexts, say: sayInDatadog },
  { backend: "new-relic", title: "New Relic", texts: newRelicTexts, say: sayInNewRelic },
];
