import { alertmanagerConfig } from "./alertmanager-config";
import { alertmanagerReachable } from "./alertmanager-reachable";
import { auraClient } from "./aura-client";
import { auraData } from "./aura-data";
import { auraRole } from "./aura-role";
import type { Check } from "./check";
import { dataFresh } from "./data-fresh";
import { metricFamilies } from "./metric-families";
import { notificationsSent } from "./notifications-sent";
import { prometheusReachable } from "./prometheus-reachable";
import { recordingRules } from "./recording-rules";
import { rulesLoaded } from "./rules-loaded";
import { scrapesSteady } from "./scrapes-steady";
import { targetsUp } from "./targets-up";

/** Every check in the order in which they are of use: what a later one needs stands before it. */
export const checks: readonly Check[] = [
  prometheusReachable,
  auraClient,
  auraRole,
  targetsUp,
  scrapesSteady,
  auraData,
  dataFresh,
  metricFamilies,
  rulesLoaded,
  recordingRules,
  alertmanagerReachable,
  alertmanagerConfig,
  notificationsSent,
];
