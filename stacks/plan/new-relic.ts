import type { Contact, Plan } from "../../catalog/model";
import { dashboards } from "../../catalog/dashboards";
import {
  compileDashboard,
  type NewRelicNotice,
  newRelicWrite,
  type NewRelicOptions,
  seriesRead,
  watchedBy,
  writeRelabels,
} from "../../compilers/new-relic";
import { identityRelabels } from "../../compilers/prometheus/relabel";
import type { NewRelicConfig, NewRelicNoticeInput } from "../config/new-relic";
import { listed, suggest } from "../mistakes/suggest";
import { byName, type Draft } from "./draft";

/** What New Relic needs of a config; reports what cannot be told. */
export const newRelicOptions = ({ accountId, region, notify }: NewRelicConfig, contacts: readonly Contact[]): NewRelicOptions => ({
  accountId,
  region,
  notify: byName(notify).flatMap(([name, it]) => noticeOf(name, it, contacts) ?? []),
});

function noticeOf(
  name: string,
  { severity = ["critical", "emergency"], contact, slack }: NewRelicNoticeInput,
  contacts: readonly Contact[],
) {
  const to = contacts.find((it) => it.name === contact);
  if (slack !== undefined)
    return {
      name,
      severities: severity,
      to: { kind: "slack", destinationId: slack.destination, channelId: slack.channel },
    } satisfies NewRelicNotice;
  if (to?.kind !== "pagerduty") return undefined;
  return { name, severities: severity, to: { kind: "pagerduty", integrationKey: to.routingKey } } satisfies NewRelicNotice;
}

/** Lets Prometheus write what New Relic reads. */
export function withNewRelic(plan: Plan, config: NewRelicConfig | undefined): Plan {
  if (config === undefined) return plan;
  const write = newRelicWrite(plan, config, config.licenseKey, relabelsOf(plan, config));
  return {
    ...plan,
    watched: [...new Set([...plan.watched, ...watchedBy(plan)])],
    remoteWrite: [...plan.remoteWrite, config.writeUrl === undefined ? write : { ...write, url: config.writeUrl }],
  };
}

const relabelsOf = (plan: Plan, config: NewRelicConfig) =>
  writeRelabels(
    plan,
    seriesRead(plan, config.dashboards ? compileDashboard(dashboards, plan, config).reads : []),
    identityRelabels(plan.instances, plan.environment),
  );

/** Reports what is wrong in the section `newRelic` beyond the shape of its values. */
export function reportNewRelic(draft: Draft, contacts: readonly Contact[]): void {
  const { newRelic, remoteWrite } = draft.config;
  if (newRelic === undefined || draft.broken.has("newRelic")) return;
  for (const [name, it] of byName(newRelic.notify)) reportNotice(`newRelic.notify.${name}`, it, contacts, draft);
  if (newRelic.licenseKey === newRelic.userKey)
    draft.report({
      path: "newRelic.userKey",
      value: newRelic.userKey,
      problem: "is the license key: that one can only write samples",
      fix: "make a user key (NRAK-…) in New Relic › API keys, and give it a secret of its own",
    });
  if ("new-relic" in remoteWrite)
    draft.report({ path: "remoteWrite.new-relic", problem: "is made by the section newRelic", fix: "choose another name, or remove it" });
}

function reportNotice(path: string, { contact, slack }: NewRelicNoticeInput, contacts: readonly Contact[], draft: Draft): void {
  if ((contact === undefined) === (slack === undefined)) {
    draft.report({ path, problem: contact === undefined ? "tells nobody" : "names two", fix: "give one of contact, slack" });
    return;
  }
  if (contact === undefined || draft.broken.has("contacts")) return;
  const known = contacts.filter(({ kind }) => kind === "pagerduty").map(({ name }) => name);
  const found = contacts.find(({ name }) => name === contact);
  if (found === undefined)
    draft.report({
      path: `${path}.contact`,
      value: contact,
      problem: "no such contact",
      fix: suggest(contact, known, "PagerDuty contacts"),
    });
  else if (found.kind !== "pagerduty")
    draft.report({
      path: `${path}.contact`,
      value: contact,
      problem: `is a contact of kind ${found.kind}; New Relic can tell PagerDuty by its key`,
      fix: found.kind === "slack" ? "write slack: { destination, channel }" : listed(known, "PagerDuty contacts"),
    });
}
