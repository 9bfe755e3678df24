import type { Contact, PlannedRoute, Severity } from "../../catalog/model";
import { GROUP_INTERVAL } from "../config/routes";

/** From the one that disturbs least to the one that disturbs most. */
const QUIETEST_FIRST: readonly Contact["kind"][] = ["slack", "email", "webhook", "pagerduty"];

/**
 * Who is told when the config has no routes: critical and worse reaches every pager and the chat, warnings the chat, advice the chat once a
 * day. Without a chat, the quietest contacts stand in for it.
 */
export function defaultRoutes(contacts: readonly Contact[]): readonly PlannedRoute[] {
  const pagers = contacts.filter(({ kind }) => kind === "pagerduty");
  const kind = QUIETEST_FIRST.find((it) => contacts.some((contact) => contact.kind === it));
  const chat = contacts.filter((it) => it.kind === kind);
  const urgent = [...pagers, ...chat.filter((it) => !pagers.includes(it))];
  if (urgent.length === 0) return [];
  return [route(["emergency", "critical"], urgent, "4h"), route(["warning"], chat, "4h"), route(["info"], chat, "24h")];
}

const route = (severity: readonly Severity[], to: readonly Contact[], repeat: PlannedRoute["repeat"]): PlannedRoute => ({
  match: { severity },
  to: to.map(({ name }) => name),
  repeat,
  groupWait: "30s",
  groupInterval: GROUP_INTERVAL,
});
