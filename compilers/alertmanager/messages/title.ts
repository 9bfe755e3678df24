import { type Definitions, type Escape, asIs, forSlack, SPEAKER, SUBJECT } from "./define";

/** `CRITICAL  CPU is close to its limit · orders (prod)` for whatever the alert is about, and the same after `RESOLVED`. */
export const titleTemplates: Definitions = { title: title(asIs), "slack.title": title(forSlack) };

function title(print: Escape): string {
  return [
    SPEAKER,
    `{{- if eq .Status "resolved" }}RESOLVED{{ else }}{{ if eq $a.Labels.escalation "2" }}ESCALATED {{ end }}{{ toUpper (or $a.Labels.severity "alert") }}{{ end }}`,
    `{{- "  " }}${print('or $a.Annotations.title $a.Labels.alertname "without a name"')}`,
    `{{- with or ${SUBJECT} }} · ${print(".")}{{ end }}`,
    `{{- with $a.Labels.database }} / ${print(".")}{{ end }}`,
    `{{- with $a.Labels.environment }} (${print(".")}){{ end }}`,
    `{{- $shown := .Alerts.Firing }}{{ if eq .Status "resolved" }}{{ $shown = .Alerts }}{{ end }}`,
    `{{- if gt (len $shown) 1 }} · {{ len $shown }} alerts{{ end }}`,
  ].join("\n");
}
