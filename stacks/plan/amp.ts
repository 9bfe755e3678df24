import { toSeconds } from "../../catalog/model";
import type { AmpConfig } from "../config/rules-to";
import { suggest } from "../mistakes/suggest";
import { byName, type Draft, namesIn } from "./draft";

/** Seconds after which AMP repeats a message at the latest, whatever it is told. */
const LONGEST_REPEAT = 5 * 86_400;
const WRITE = /^https:\/\/aps-workspaces\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?\//;

/** Reports what Amazon Managed Service for Prometheus cannot do, or would do otherwise. */
export function reportAmp(amp: AmpConfig, draft: Draft): void {
  reportTopics(amp, draft);
  reportRepeats(draft);
  const { config, report } = draft;
  for (const [name, { url, sigv4 }] of byName(config.remoteWrite)) {
    const [, region] = WRITE.exec(url) ?? [];
    if (region === undefined) continue;
    if (sigv4 === undefined)
      report({ path: `remoteWrite.${name}`, problem: "writes to AMP without a signature", fix: `add sigv4: { region: ${region} }` });
    else if (sigv4.region !== region)
      report({
        path: `remoteWrite.${name}.sigv4.region`,
        value: sigv4.region,
        problem: `is not the region of the url, ${region}`,
        fix: "write the same region in both",
      });
  }
}

function reportTopics({ topics, region }: AmpConfig, draft: Draft): void {
  const { config, report } = draft;
  const known = namesIn("contacts", draft);
  for (const [name] of byName(config.contacts).filter(([name]) => topics[name] === undefined))
    report({
      path: `rulesTo.topics.${name}`,
      problem: "is missing, and AMP tells this contact through an SNS topic or not at all",
      fix: "add its ARN",
    });
  for (const [name, arn] of byName(topics)) {
    if (!known.includes(name))
      report({ path: `rulesTo.topics.${name}`, problem: "no such contact", fix: suggest(name, known, "contacts") });
    if (arn.split(":")[3] !== region)
      report({
        path: `rulesTo.topics.${name}`,
        value: arn,
        problem: `is not in the region of the workspace, ${region}`,
        fix: "name a topic of that region",
      });
  }
}

function reportRepeats({ config: { routes }, report }: Draft): void {
  routes.forEach((route, at) => {
    if (route.heartbeat === true) return;
    for (const key of ["repeat", "digest"] as const) {
      const value = route[key];
      if (value === undefined || toSeconds(value) <= LONGEST_REPEAT) continue;
      report({
        path: `routes[${at}].${key}`,
        value,
        problem: "is longer than 5d, and AMP repeats after five days at the latest",
        fix: "write 5d or less",
      });
    }
  });
}
