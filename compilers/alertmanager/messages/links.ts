import type { Plan } from "../../../catalog/model";
import { type Definitions, SPEAKER } from "./define";

/** Annotations that hold an address, and what a link to it is called, in the order of their use. */
export const LINKED = [
  ["runbook_url", "Runbook"],
  ["dashboard_url", "Dashboard"],
  ["console_url", "Console"],
] as const;

/** Addresses; each is empty where there is none. */
export const linkTemplates = ({ links }: Plan): Definitions => ({
  runbook: `${SPEAKER}{{ $a.Annotations.runbook_url }}`,
  dashboard: `${SPEAKER}{{ $a.Annotations.dashboard_url }}`,
  console: `${SPEAKER}{{ $a.Annotations.console_url }}`,
  link: `${SPEAKER}{{ or $a.Annotations.dashboard_url $a.Annotations.console_url $a.Annotations.runbook_url }}`,
  ...(links.alertmanager !== undefined && { silence: silence(links.alertmanager) }),
});

/** Opens the form for a silence that holds back this alert, its escalation and its other severities; nothing once it is over. */
const silence = (alertmanager: string): string =>
  [
    SPEAKER,
    `{{- if ne .Status "resolved" }}${alertmanager.replace(/\/+$/, "")}/#/silences/new?filter=%7Balertname%3D%22{{ urlquery $a.Labels.alertname }}%22`,
    ...["aura_stack", "aura_project", "instance_id", "database"].map(
      (label) => `{{ with $a.Labels.${label} }}%2C${label}%3D%22{{ urlquery . }}%22{{ end }}`,
    ),
    "%7D{{ end }}",
  ].join("");
