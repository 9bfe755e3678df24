import { dashboardUid, type PlannedAlert, type PlannedLinks, type Quantity, type Severity, type Unit } from "../../catalog/model";
import { INFO_RECORD, isOfInstance, type PromqlContext, select, THRESHOLD_RECORD } from "../../languages/promql";

const VALUE: Readonly<Record<Unit, string>> = {
  ratio: "{{ $value | humanizePercentage }}",
  cores: '{{ printf "%.2f" $value }} cores',
  bytes: "{{ $value | humanize1024 }}B",
  milliseconds: '{{ printf "%.0f" $value }} ms',
  seconds: "{{ $value | humanizeDuration }}",
  count: '{{ printf "%.0f" $value }}',
  perSecond: '{{ printf "%.4g" $value }}/s',
  perCore: '{{ printf "%.1f" $value }} per core',
  multiple: '{{ printf "%.1f" $value }} times',
  transactionId: '{{ printf "%.0f" $value }}',
  timestamp: "{{ $value | humanizeTimestamp }}",
  boolean: '{{ printf "%.0f" $value }}',
};

/** What a responder reads. Names that may change are looked up when the message is made: a rename is never another alert. */
export function annotations(alert: PlannedAlert, severity: Severity, context: PromqlContext, links: PlannedLinks): Record<string, string> {
  const ofInstance = isOfInstance(alert.when.signal.level);
  const say = (text: string): string => filled(text, alert, severity, context);
  return {
    title: alert.title,
    summary: say(alert.summary),
    description: say(alert.description),
    ...(alert.when.signal.unit !== "boolean" && { value: VALUE[alert.when.signal.unit] }),
    ...(ofInstance && { instance_name: instanceName(context) }),
    runbook_url: `${links.runbooks}/${alert.id}.md`,
    ...(ofInstance && { console_url: `${links.console}/projects/{{ $labels.aura_project }}/instances` }),
    ...(links.dashboards !== undefined && { dashboard_url: dashboardUrl(links.dashboards, ofInstance, links) }),
  };
}

function filled(text: string, alert: PlannedAlert, severity: Severity, context: PromqlContext): string {
  return text
    .replaceAll("{{instance}}", instanceName(context))
    .replaceAll("{{database}}", "{{ $labels.database }}")
    .replaceAll("{{endpoint}}", "{{ $labels.aura_endpoint }}")
    .replaceAll("{{project}}", "{{ $labels.aura_project }}")
    .replaceAll("{{server}}", "{{ $labels.instance }}")
    .replaceAll("{{value}}", VALUE[alert.when.signal.unit])
    .replaceAll("{{threshold}}", thresholdText(alert, severity, context));
}

/** The instance's name as the config says it now, or its id. */
const instanceName = (context: PromqlContext): string =>
  `{{ with printf ${quoted(lookup(INFO_RECORD, [], context))} $labels.instance_id | query }}{{ . | first | label "instance_name" }}{{ else }}{{ $labels.instance_id }}{{ end }}`;

function thresholdText(alert: PlannedAlert, severity: Severity, context: PromqlContext): string {
  const level = alert.when.levels[severity] as Quantity;
  const common = VALUE[level.unit].replaceAll("$value", String(level.value));
  if (!isOfInstance(alert.when.signal.level)) return common;
  const own = lookup(THRESHOLD_RECORD, [`aura_alert="${alert.id}"`, `severity="${severity}"`], context);
  const value = VALUE[level.unit].replaceAll("$value", "(. | first | value)");
  return `{{ with printf ${quoted(own)} $labels.instance_id | query }}${value}{{ else }}${common}{{ end }}`;
}

const lookup = (name: string, matchers: readonly string[], context: PromqlContext): string =>
  select(name, context, [...matchers, 'instance_id="%s"']);

const quoted = (text: string): string => JSON.stringify(text);

/** The dashboard of the instance, around the moment of the message. */
function dashboardUrl(dashboards: string, ofInstance: boolean, { dashboardPrefix }: PlannedLinks): string {
  const labels = { stack: "aura_stack", ...(ofInstance && { project: "aura_project", instance: "instance_id" }) };
  const variables = Object.entries(labels).map(([variable, label]) => `var-${variable}={{ $labels.${label} }}`);
  return `${dashboards}/d/${dashboardUid(dashboardPrefix, ofInstance ? "instance" : "pipeline")}?${variables.join("&")}`;
}
