import type { Plan } from "../../../catalog/model";
import { templateName } from "../names";
import { type Definitions, forSlack, SAID, SPEAKER } from "./define";
import { LINKED } from "./links";

/** Alerts of one notification that are written out. */
const LISTED = 5;

const FACTS = [
  ["Team", "team"],
  ["Tier", "tier"],
  ["Service", "service"],
  ["Instance", "instance_id"],
  ["Database", "database"],
] as const;

/** A message that reads well on a phone: what is wrong, since when, whose it is, where to go. */
export const slackTemplates = (plan: Plan): Definitions => ({
  "slack.color": [
    SPEAKER,
    `{{- if eq .Status "resolved" }}good`,
    `{{- else if eq $a.Labels.severity "emergency" }}#8b0000`,
    `{{- else if eq $a.Labels.severity "critical" }}danger`,
    `{{- else if eq $a.Labels.severity "warning" }}warning`,
    `{{- else }}#439fe0{{ end }}`,
  ].join("\n"),
  "slack.text": [
    `{{- $shown := .Alerts.Firing }}{{ if eq .Status "resolved" }}{{ $shown = .Alerts.Resolved }}{{ end }}`,
    `{{- range $at, $each := $shown }}{{ if lt $at ${LISTED} }}{{ if gt $at 0 }}{{ "\\n" }}{{ end }}${ONE_ALERT}{{ end }}{{ end }}`,
    `{{- if gt (len $shown) ${LISTED} }}{{ "\\n" }}… and {{ len (slice $shown ${LISTED}) }} more{{ end }}`,
    SPEAKER,
    `{{- $gap := "\\n" }}`,
    ...FACTS.map(([name, label]) => `{{- with $a.Labels.${label} }}{{ $gap }}${name} ${forSlack(".")}{{ $gap = " · " }}{{ end }}`),
    `{{- $gap = "\\n" }}`,
    ...LINKED.map(
      ([annotation, name]) => `{{- with $a.Annotations.${annotation} }}{{ $gap }}<${forSlack(".")}|${name}>{{ $gap = " · " }}{{ end }}`,
    ),
    ...(plan.links.alertmanager === undefined
      ? []
      : [`{{- if ne .Status "resolved" }}{{ $gap }}<{{ template "${templateName(plan.stack, "silence")}" . }}|Silence>{{ end }}`]),
  ].join("\n"),
});

const ONE_ALERT = [
  forSlack(SAID),
  `{{ if eq .Status "resolved" }} _It lasted {{ (.EndsAt.Sub .StartsAt).Truncate 1000000000 }}._`,
  `{{ else }} _Since {{ .StartsAt.UTC.Format "15:04 MST" }} ({{ (since .StartsAt).Truncate 1000000000 }})._{{ end }}`,
].join("");
