import { dashboardUid, type PlannedAlert, type PlannedLinks, type Quantity, type Severity } from "../../catalog/model";
import { isOfInstance, type PromqlContext, THRESHOLD_RECORD } from "../../languages/promql";
import { foundBy, namedIn, saidName } from "./said-names";
import { floatLiteral, saidNumber } from "./said-numbers";

/** What a responder reads. Names that may change are looked up when the message is made: a rename is never another alert. */
export function annotations(alert: PlannedAlert, severity: Severity, context: PromqlContext, links: PlannedLinks): Record<string, string> {
  const { level, unit } = alert.when.signal;
  const ofInstance = isOfInstance(level);
  const say = (text: string): string => filled(text, alert, severity, context);
  return {
    title: alert.title,
    summary: say(alert.summary),
    description: say(alert.description),
    ...(unit !== "boolean" && { value: saidNumber("$value", unit) }),
    ...Object.fromEntries(namedIn(level).map((named) => [`${named}_name`, saidName(named, context)])),
    runbook_url: `${links.runbooks}/${alert.id}.md`,
    ...(ofInstance && { console_url: `${links.console}/projects/{{ $labels.aura_project }}/instances` }),
    ...(links.dashboards !== undefined && { dashboard_url: dashboardUrl(links.dashboards, ofInstance, links) }),
  };
}

function filled(text: string, alert: PlannedAlert, severity: Severity, context: PromqlContext): string {
  const said: Readonly<Record<string, string>> = {
    instance: saidName("instance", context),
    database: "{{ $labels.database }}",
    endpoint: saidName("endpoint", context),
    project: saidName("project", context),
    server: "{{ $labels.instance }}",
    value: saidNumber("$value", alert.when.signal.unit),
    threshold: thresholdText(alert, severity, context),
  };
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (said[name] === undefined) throw new Error(`${alert.id} speaks of {{${name}}}; messages know ${Object.keys(said).join(", ")}`);
    return said[name];
  });
}

function thresholdText(alert: PlannedAlert, severity: Severity, context: PromqlContext): string {
  const { value, unit } = alert.when.levels[severity] as Quantity;
  const common = saidNumber(floatLiteral(value), unit);
  if (!isOfInstance(alert.when.signal.level)) return common;
  const own = foundBy(THRESHOLD_RECORD, [`aura_alert="${alert.id}"`, `severity="${severity}"`], ["instance_id"], context);
  return `{{ with ${own} }}${saidNumber(". | first | value", unit)}{{ else }}${common}{{ end }}`;
}

/** The dashboard of the instance, around the moment of the message. */
function dashboardUrl(dashboards: string, ofInstance: boolean, { dashboardPrefix }: PlannedLinks): string {
  const labels = { stack: "aura_stack", ...(ofInstance && { project: "aura_project", instance: "instance_id" }) };
  const variables = Object.entries(labels).map(([variable, label]) => `var-${variable}={{ $labels.${label} }}`);
  return `${dashboards}/d/${dashboardUid(dashboardPrefix, ofInstance ? "instance" : "pipeline")}?${variables.join("&")}`;
}
