import { type Duration, toSeconds } from "../../catalog/model";
import { suggest } from "../mistakes/suggest";
import { byName, type Draft } from "./draft";
import { reportOrchestration } from "./pagerduty-orchestration";

/** Secrets whose values PagerDuty gives. */
export const integrationKeys = ({ pagerduty }: Draft["config"]): readonly string[] =>
  Object.values(pagerduty?.services ?? {}).map(({ integrationKeyAs }) => integrationKeyAs);

/** PagerDuty refuses longer windows of grouping, and counts in minutes. */
const LONGEST_GROUPING = 86_400;
/** PagerDuty's shortest timeout. */
const SHORTEST_TIMEOUT = 60;

/** Reports what is wrong in the section `pagerduty` beyond the shape of its values. @param known names of secrets that have a value */
export function reportPagerDuty(draft: Draft, known: readonly string[] | undefined): void {
  const { pagerduty, contacts } = draft.config;
  if (pagerduty === undefined || draft.broken.has("pagerduty")) return;
  const used = Object.values(contacts).flatMap((it) => (it.kind === "pagerduty" ? [it.routingKey] : []));
  const taken = new Map<string, string>();
  for (const [name, { integrationKeyAs: key, grouping, acknowledgementTimeout, autoResolve, orchestration }] of byName(
    pagerduty.services,
  )) {
    const path = `pagerduty.services.${name}`;
    reportKey(`${path}.integrationKeyAs`, key, { taken: taken.get(key), used, isSet: known?.includes(key) === true }, draft);
    taken.set(key, taken.get(key) ?? name);
    if (grouping.by === "time") reportWithin(`${path}.grouping.within`, grouping.within, draft);
    if (orchestration !== undefined) reportOrchestration(`${path}.orchestration`, orchestration, key, draft);
    for (const [field, value] of Object.entries({ acknowledgementTimeout, autoResolve }))
      if (value !== undefined && toSeconds(value) < SHORTEST_TIMEOUT)
        draft.report({ path: `${path}.${field}`, value, problem: "is shorter than PagerDuty's shortest, 1m", fix: "write 1m or more" });
  }
}

interface KeyFacts {
  readonly taken: string | undefined;
  readonly used: readonly string[];
  readonly isSet: boolean;
}

function reportKey(path: string, value: string, { taken, used, isSet }: KeyFacts, { report, broken }: Draft): void {
  if (taken !== undefined)
    report({ path, value, problem: `is the name of the key of ${taken}, too`, fix: "give each service a name of its own" });
  else if (isSet)
    report({
      path,
      value,
      problem: "has a value of its own, and its value comes from PagerDuty",
      fix: `pulumi config rm secrets:${value}, or choose another name`,
    });
  else if (!used.includes(value) && !broken.has("contacts"))
    report({
      path,
      value,
      problem: "is the routingKey of no contact: nobody would be told through this service",
      fix: used.length === 0 ? `add a contact: { kind: pagerduty, routingKey: ${value} }` : suggest(value, used, "routing keys"),
    });
}

function reportWithin(path: string, value: Duration, { report }: Draft): void {
  const seconds = toSeconds(value);
  if (seconds % 60 !== 0) report({ path, value, problem: "is not a whole number of minutes", fix: "write it in minutes, as 5m" });
  else if (seconds > LONGEST_GROUPING) report({ path, value, problem: "is longer than PagerDuty groups, 24h", fix: "write 24h or less" });
}
