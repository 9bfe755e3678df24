import type { Plan } from "../../../catalog/model";
import { type Definitions, SAID, SPEAKER, SUBJECT } from "./define";

/** Fields of an event, about the alert that speaks for the notification. */
export const pagerdutyTemplates = ({ stack }: Plan): Definitions => ({
  // PagerDuty refuses any other word.
  "pagerduty.severity": [
    SPEAKER,
    `{{- if or (eq $a.Labels.severity "emergency") (eq $a.Labels.severity "critical") }}critical`,
    `{{- else if eq $a.Labels.severity "warning" }}warning`,
    `{{- else if eq $a.Labels.severity "info" }}info`,
    `{{- else }}error{{ end }}`,
  ].join("\n"),
  "pagerduty.source": speaker(`or $a.Labels.instance_id $a.Labels.aura_endpoint $a.Labels.instance "aura-${stack}"`),
  "pagerduty.component": speaker(`or ${SUBJECT} "aura-${stack}"`),
  "pagerduty.group": speaker("$a.Labels.environment"),
  "pagerduty.class": speaker("or $a.Labels.aura_alert $a.Labels.alertname"),
  ...Object.fromEntries(Object.entries(DETAILS).map(([name, text]) => [`pagerduty.details.${name}`, text])),
});

const speaker = (value: string): string => `${SPEAKER}{{ ${value} }}`;

/**
 * Alertmanager reads each detail once more as YAML: the instance id 00000123 alone would arrive as 83, 12345e67 as a number too large to
 * send, and a sentence with a colon as an object. Ids stand beside a word, and the space after a colon does not break.
 */
const SENTENCE = `{{ ${SAID} | reReplaceAll ":\\\\s" ":\u00a0" }}`;

const nameAndId = (name: string, id: string): string =>
  `${SPEAKER}{{ with $a.Labels.${id} }}{{ with $a.Annotations.${name} }}{{ . }}, {{ end }}id {{ . }}{{ end }}`;

const DETAILS: Definitions = {
  description: `${SPEAKER}{{ with $a }}${SENTENCE}{{ end }}`,
  // Four words where PagerDuty's own field has two for the worst of them; event orchestration reads it.
  severity: speaker("$a.Labels.severity"),
  value: speaker("$a.Annotations.value"),
  instance: nameAndId("instance_name", "instance_id"),
  database: `${SPEAKER}{{ with $a.Labels.database }}database {{ . }}{{ end }}`,
  project: nameAndId("project_name", "aura_project"),
  owner: `${SPEAKER}{{ $gap := "" }}${["team", "tier", "service"].map((label) => `{{ with $a.Labels.${label} }}{{ $gap }}${label} {{ . }}{{ $gap = ", " }}{{ end }}`).join("")}`,
  environment: speaker("$a.Labels.environment"),
  since: `${SPEAKER}{{ $a.StartsAt.UTC.Format "2006-01-02 15:04:05 MST" }}`,
  runbook: speaker("$a.Annotations.runbook_url"),
  firing: list("Firing"),
  resolved: list("Resolved"),
  num_firing: "{{ len .Alerts.Firing }}",
  num_resolved: "{{ len .Alerts.Resolved }}",
};

/** The alerts of a notification in a line each, where there are several. */
function list(which: "Firing" | "Resolved"): string {
  return [
    `{{- if gt (len .Alerts) 1 }}{{ range $at, $each := .Alerts.${which} }}{{ if lt $at 10 }}{{ if $at }}{{ "\\n" }}{{ end -}}`,
    `${SENTENCE}{{ end }}{{ end }}{{ end }}`,
  ].join("\n");
}
