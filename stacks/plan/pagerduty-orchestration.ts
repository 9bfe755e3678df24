import { type Duration, toSeconds } from "../../catalog/model";
import { GROUP_INTERVAL } from "../config/routes";
import type { OrchestrationInput } from "../config/pagerduty-orchestration";
import { byName, type Draft } from "./draft";

/** PagerDuty documents no limit. What may wait for longer than a day belongs in no pager. */
const LONGEST_PAUSE = 86_400;

/** Reports what contradicts itself in the `orchestration` of a service. @param key name of the service's integration key */
export function reportOrchestration(path: string, input: OrchestrationInput, key: string, draft: Draft): void {
  if (Object.values(input).every((it) => it === undefined || Object.values(it).every((value) => value === undefined)))
    draft.report({ path, problem: "asks for nothing", fix: "add a severity, as info: { suppress: true }, or remove it" });
  for (const [severity, it] of byName<Asked | undefined>(input)) {
    const at = `${path}.${severity}`;
    if (it?.suppress === true && (it.pause !== undefined || it.priority !== undefined))
      draft.report({
        path: `${at}.suppress`,
        value: "true",
        problem: `makes no incident, and ${it.pause === undefined ? "priority" : "pause"} is about incidents`,
        fix: "keep one of them",
      });
    else if (it?.pause !== undefined) reportPause(`${at}.pause`, it.pause, intervalOf(key, draft), draft);
  }
}

type Asked = NonNullable<OrchestrationInput["warning"]>;

/** Alertmanager tells that an alert is over at the group's next interval: a shorter pause ends before PagerDuty can know. */
function reportPause(path: string, value: Duration, interval: Duration | undefined, { report }: Draft): void {
  if (toSeconds(value) > LONGEST_PAUSE) report({ path, value, problem: "is longer than a pager may wait, 24h", fix: "write 24h or less" });
  else if (interval !== undefined && toSeconds(value) <= toSeconds(interval))
    report({
      path,
      value,
      problem: `is no longer than groupInterval of a route to it, ${interval}: PagerDuty hears too late that an alert is over`,
      fix: `write more than ${interval}, or a shorter groupInterval there`,
    });
}

/** The longest interval of the routes to contacts with this key; none where the routes could not be read. */
function intervalOf(key: string, { config: { routes, contacts }, broken }: Draft): Duration | undefined {
  if (broken.has("routes") || broken.has("contacts")) return undefined;
  const names = Object.entries(contacts).flatMap(([name, it]) => (it.kind === "pagerduty" && it.routingKey === key ? [name] : []));
  if (routes.length === 0) return GROUP_INTERVAL;
  const intervals = routes.flatMap((it) => ("groupInterval" in it && it.to.some((name) => names.includes(name)) ? [it.groupInterval] : []));
  return intervals.sort((a, b) => toSeconds(b) - toSeconds(a))[0];
}
