import { catalog } from "../catalog";
import { checks } from "../cli/checks";
import { alertIndex } from "./alert-index";
import { alertPage } from "./alert-page";
import { checkIndex, checkPage } from "./check-page";
import { configPage } from "./config-page";
import { coveragePage } from "./coverage-page";
import { metricsPage } from "./metrics-page";
import type { Page } from "./page";
import { recordsPage } from "./records-page";
import { samplePlan } from "./sample-plan";
import { troubleshootingPage } from "./troubleshooting-page";

/** Folders of `docs/` in which every file is generated: whatever else stands there is stale. */
export const GENERATED_FOLDERS: readonly string[] = ["alerts", "checks"];

/** Every generated page, from the catalog, the compilers, the checks and the config schema alone: same sources, same text. */
export function generatedPages(): readonly Page[] {
  const plan = samplePlan();
  return [
    alertIndex(catalog.alerts),
    ...catalog.alerts.map((it) => alertPage(it, plan)),
    metricsPage(catalog.metrics),
    recordsPage(plan),
    configPage(),
    coveragePage(catalog.alerts),
    checkIndex(checks),
    ...checks.map(checkPage),
    troubleshootingPage(),
  ];
}
