import type { DashboardId } from "../../catalog/model";
import { KEYS } from "../../languages/promql";
import { dashboardUrl, TITLES } from "./links";
import type { Page } from "./page";

/** A link in a cell of a table. */
export interface RowLink {
  readonly title: string;
  readonly url: string;
  readonly targetBlank: boolean;
}

/** From a row to the dashboard of its instance. */
export const dashboardLinks = (id: DashboardId, page: Page): readonly RowLink[] => [
  { title: `Open ${TITLES[id]}`, url: dashboardUrl(id, { labels: KEYS.instance, at: "__data.fields" }, page), targetBlank: false },
];

/** From a row to the runbook of its alert. */
export const runbookLink = ({ plan }: Page): RowLink => ({
  title: "Runbook",
  url: `${plan.links.runbooks}/\${__data.fields.aura_alert}.md`,
  targetBlank: true,
});
