import { type Alert, alertName, type Plan } from "../catalog/model";
import { compileAlerts } from "../compilers/prometheus/alert-rules";
import { isOfInstance } from "../languages/promql";
import { guardWords, noDataWords, severitiesWithPack, withoutHoles } from "./alert-words";
import { block, bullets, code, steps, table, visible } from "./markdown";
import { page, type Page } from "./page";
import { durationWords, levelWords } from "./quantity-words";

/** The page of one alert: its runbook, and the rules that Prometheus evaluates. It is what `runbook_url` of a message points at. */
export const alertPage = (alert: Alert, plan: Plan): Page =>
  page(`alerts/${alert.id}.md`, "catalog/alerts", [
    `# ${alert.title}`,
    `${code(alert.id)} · [${alert.concern}](README.md#${alert.concern}) · ${code(alertName(alert.id))} in Prometheus`,
    withoutHoles(`${alert.summary} ${alert.description}`),
    severityTable(alert),
    ...(alert.guards.length === 0 ? [] : [bullets(alert.guards.map((it) => guardWords(it, plan)))]),
    `## What it means\n\n${visible(alert.runbook.meaning)}`,
    `## Investigate\n\n${steps(alert.runbook.investigate)}`,
    `## Fix\n\n${bullets(alert.runbook.fix)}`,
    `## Escalate\n\n${visible(alert.runbook.escalate)}`,
    `## About this alert\n\n${bullets(about(alert))}`,
    `## Rules\n\nCompiled for a stack ${code(plan.stack)} that is asked every ${plan.interval} s.${isOfInstance(alert.when.signal.level) ? " An instance's own threshold is joined in where the config gives one." : ""}`,
    ...rules(alert, plan),
  ]);

const severityTable = (alert: Alert): string =>
  table(
    ["severity", "fires when", "after", "goes on for", "from pack"],
    severitiesWithPack(alert).map(({ severity, pack }) => [
      alert.role === "heartbeat" ? "none (a heartbeat)" : severity,
      levelWords(alert.when, alert.when.levels[severity]!),
      durationWords(alert.holds),
      alert.keepFiring === "0s" ? "not at all" : durationWords(alert.keepFiring),
      pack,
    ]),
  );

const about = (alert: Alert): readonly string[] => [
  `**No data:** ${noDataWords(alert)}`,
  `**Thresholds come from:** ${alert.source}`,
  ...(alert.pace === "slow" && isOfInstance(alert.when.signal.level)
    ? ["**Judged** at every third scrape (at 120 s at every one): it waits for half an hour or longer anyway."]
    : []),
  ...(alert.granularity === "comprehensive" ? ["**Needs** a project with Comprehensive granularity; without one it is left out."] : []),
  ...(alert.explains === "absence"
    ? ["**While it fires**, alerts about missing data of the same thing are held back, because they follow from it."]
    : []),
  ...(alert.role === "problem"
    ? [
        `**Change it:** ${code(`alerts.thresholds.${alert.id}`)} in the stack config, or in an instance's own ${code("thresholds")}; ${code(`alerts.disabled: [${alert.id}]`)} switches it off.`,
      ]
    : []),
];

/** @throws when the sample stack cannot express an alert: its page would be without a rule */
function rules(alert: Alert, plan: Plan): readonly string[] {
  const own = plan.alerts.filter(({ id }) => id === alert.id);
  const { documents, gaps } = compileAlerts({ ...plan, alerts: own });
  if (documents.length === 0) throw new Error(`${alert.id} has no rule in the sample stack: ${gaps[0]?.reason ?? "it is not in its plan"}`);
  return documents.flatMap(({ records, rules: compiled }) => [
    ...records.map(({ expr }) => `### Suspects\n\nValues beyond the mildest threshold that anyone has.\n\n${block("promql", expr)}`),
    ...compiled.map(({ expr, labels }) => `### ${labels.severity}\n\n${block("promql", expr)}`),
  ]);
}
