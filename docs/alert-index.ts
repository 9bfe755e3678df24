import type { Alert, Concern } from "../catalog/model";
import { severitiesWithPack } from "./alert-words";
import { table } from "./markdown";
import { page, type Page } from "./page";
import { durationWords, levelWords } from "./quantity-words";

const CONCERNS: Readonly<Record<Concern, string>> = {
  availability: "Is the data there, fresh and complete?",
  pipeline: "The watcher watched: do rules, notifications and storage work?",
  saturation: "What is about to run out?",
  errors: "What already fails?",
  performance: "What is slower, or does less, than it should?",
  cluster: "Do the members agree? Needs Comprehensive granularity.",
  capacity: "What has to be decided in the coming weeks?",
};

/** Every alert on one page, by concern. */
export const alertIndex = (alerts: readonly Alert[]): Page =>
  page("alerts/README.md", "catalog/alerts", [
    "# Alerts",
    `${alerts.length} alerts. A stack hears those of its pack: \`essential\` (the default) holds what is critical or worse and everything about the pipeline, \`standard\` adds warnings, \`full\` adds advice.`,
    ...(Object.keys(CONCERNS) as Concern[]).map((concern) =>
      section(
        concern,
        alerts.filter((it) => it.concern === concern),
      ),
    ),
  ]);

const section = (concern: Concern, alerts: readonly Alert[]): string =>
  `## ${concern}\n\n${CONCERNS[concern]}\n\n${table(["alert", "", "severities", "after"], alerts.map(row))}`;

const row = (alert: Alert): readonly string[] => [
  `[${alert.id}](${alert.id}.md)`,
  alert.title,
  severitiesWithPack(alert)
    .map(({ severity, pack }) =>
      alert.role === "heartbeat" ? "heartbeat" : `**${severity}** ${levelWords(alert.when, alert.when.levels[severity]!)} (${pack})`,
    )
    .join("<br>"),
  durationWords(alert.holds),
];
