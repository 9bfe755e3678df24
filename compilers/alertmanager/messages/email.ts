import type { Plan } from "../../../catalog/model";
import { templateName } from "../names";
import { type Definitions, SAID, SPEAKER } from "./define";
import { LINKED } from "./links";

const FACTS = [
  ["Severity", "$a.Labels.severity"],
  ["Team", "$a.Labels.team"],
  ["Tier", "$a.Labels.tier"],
  ["Service", "$a.Labels.service"],
  ["Environment", "$a.Labels.environment"],
  ["Instance", "$a.Labels.instance_id"],
  ["Database", "$a.Labels.database"],
  ["Project", "or $a.Annotations.project_name $a.Labels.aura_project"],
] as const;

const WHEN = `{{ if eq .Status "resolved" }}It lasted {{ (.EndsAt.Sub .StartsAt).Truncate 1000000000 }}.{{ else }}Since {{ .StartsAt.UTC.Format "2006-01-02 15:04 MST" }}.{{ end }}`;

/** A mail as plain text and as HTML; what comes from alerts is escaped by Alertmanager in HTML. */
export const emailTemplates = (plan: Plan): Definitions => ({ "email.text": text(plan), "email.html": html(plan) });

function text({ stack }: Plan): string {
  return [
    `{{ template "${templateName(stack, "title")}" . }}`,
    "",
    `{{ range .Alerts }}{{ ${SAID} }} ${WHEN}`,
    "{{ end }}",
    `${SPEAKER}${FACTS.map(([name, fact]) => `{{ with ${fact} }}{{ "\\n" }}${name}: {{ . }}{{ end }}`).join("")}`,
    `{{- "\\n" }}${LINKED.map(([annotation, name]) => `{{ with $a.Annotations.${annotation} }}{{ "\\n" }}${name}: {{ . }}{{ end }}`).join("")}`,
  ].join("\n");
}

function html({ stack, links }: Plan): string {
  const address = [
    ...LINKED.map(([annotation, name]) => `{{ with $a.Annotations.${annotation} }}<a href="{{ . }}">${name}</a> {{ end }}`),
    ...(links.alertmanager === undefined
      ? []
      : [`{{ if ne .Status "resolved" }}<a href="{{ template "${templateName(stack, "silence")}" . }}">Silence</a>{{ end }}`]),
  ];
  return [
    `<!doctype html><html lang="en"><body style="font-family: sans-serif">`,
    SPEAKER,
    `<h2>{{ template "${templateName(stack, "title")}" . }}</h2>`,
    `{{ range .Alerts }}<p>{{ ${SAID} }} ${WHEN}</p>{{ end }}`,
    `<table>${FACTS.map(([name, fact]) => `{{ with ${fact} }}<tr><td>${name}</td><td>{{ . }}</td></tr>{{ end }}`).join("")}</table>`,
    `<p>${address.join("")}</p>`,
    "</body></html>",
  ].join("\n");
}
