import { templateName } from "../names";

/** Message templates of a stack, by the last part of their names. */
export type Definitions = Readonly<Record<string, string>>;

/** Go template text: one `define` for each; line breaks and indentation around a definition are not part of it. */
export const defined = (stack: string, definitions: Definitions): string =>
  Object.entries(definitions)
    .map(([name, text]) => `{{ define "${templateName(stack, name)}" -}}\n${text}\n{{- end }}\n`)
    .join("\n");

/** Sets `$a` to the alert that speaks for all of a notification: the first that fires, else the first. */
export const SPEAKER = "{{- $a := index .Alerts 0 }}{{ with .Alerts.Firing }}{{ $a = index . 0 }}{{ end -}}";

/** What is said of the alert in `.`: with its value if it has one. */
export const SAID = `or .Annotations.description .Annotations.summary .Labels.alertname "No description."`;

/** What `$a` is about, as people call it; its id where no name is known. Nothing where it is about the stack as a whole. */
export const SUBJECT = [
  "$a.Annotations.instance_name",
  "$a.Labels.instance_id",
  "$a.Annotations.endpoint_name",
  "$a.Labels.aura_endpoint",
  "$a.Annotations.project_name",
  "$a.Labels.aura_project",
  "$a.Labels.instance",
].join(" ");

/** Changes a value before it is printed: Slack asks for three characters as entities. */
export type Escape = (value: string) => string;

export const asIs: Escape = (value) => `{{ ${value} }}`;

export const forSlack: Escape = (value) => `{{ ${value} | reReplaceAll "&" "&amp;" | reReplaceAll "<" "&lt;" | reReplaceAll ">" "&gt;" }}`;
