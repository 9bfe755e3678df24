/** An event of PagerDuty's Events API v2. */
export interface PagerDutyEvent {
  readonly routing_key: string;
  readonly event_action: "trigger" | "acknowledge" | "resolve";
  readonly dedup_key?: string;
  readonly client?: string;
  readonly client_url?: string;
  readonly links?: readonly { readonly href: string; readonly text?: string }[];
  readonly payload?: {
    readonly summary: string;
    readonly source: string;
    readonly severity: string;
    readonly component?: string;
    readonly group?: string;
    readonly class?: string;
    readonly custom_details?: unknown;
  };
}

const ACTIONS = ["trigger", "acknowledge", "resolve"];
const SEVERITIES = ["critical", "warning", "error", "info"];
const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(", ");

/** What PagerDuty would refuse the event for, in its words; empty when it accepts it. */
export function eventProblems(event: unknown): string[] {
  if (!isRecord(event)) return ["Event object format is unrecognized"];
  const { routing_key: key, event_action: action, dedup_key: dedup } = event;
  return [
    ...required("routing_key", key),
    ...(typeof key === "string" && key !== "" && key.length !== 32
      ? ["Length of 'routing_key' is incorrect (should be 32 characters)"]
      : []),
    ...required("event_action", action),
    ...oneOf("event_action", action, ACTIONS),
    ...(action === "acknowledge" || action === "resolve" ? required("dedup_key", dedup) : []),
    ...(typeof dedup === "string" && dedup.length > 255 ? ["'dedup_key' is too long (should be at most 255 characters)"] : []),
    ...(action === "trigger" ? payloadProblems(event.payload) : []),
    ...linkProblems(event.links),
  ];
}

function payloadProblems(payload: unknown): string[] {
  if (!isRecord(payload)) return ["'payload' is missing or blank"];
  return [
    ...["summary", "source", "severity"].flatMap((field) => required(`payload.${field}`, payload[field])),
    ...oneOf("payload.severity", payload.severity, SEVERITIES),
  ];
}

const linkProblems = (links: unknown): string[] =>
  (Array.isArray(links) ? links : []).flatMap((link, index) =>
    isRecord(link) ? required(`links[${index}].href`, link.href) : [`'links[${index}]' is invalid`],
  );

const required = (field: string, value: unknown): string[] =>
  typeof value === "string" && value.trim() !== "" ? [] : [`'${field}' is missing or blank`];

const oneOf = (field: string, value: unknown, allowed: readonly string[]): string[] =>
  typeof value !== "string" || value === "" || allowed.includes(value)
    ? []
    : [`'${field}' is invalid (must be one of the following: ${quoted(allowed)})`];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
