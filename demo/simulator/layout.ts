import type { Granularity, Metric } from "../../catalog/model";
import { metrics } from "../../catalog/metrics";
import type { Instance } from "./model/instance";
import type { Member } from "./model/member";
import { readingOf, type Reading, type Source } from "./readings";

/** One series of an instance: its text up to the value, and where the value comes from. */
export interface Series {
  readonly metric: Metric;
  readonly labels: Readonly<Record<string, string>>;
  /** `name{labels} ` */
  readonly prefix: string;
  readonly reading: Reading;
  /** The members that are folded into it, each with the database that the series is about. */
  readonly from: readonly Source[];
}

/** The series of an instance for each metric, in the order of the catalog. They do not change while it lives. */
export type Layout = readonly (readonly Series[])[];

/** The metrics that a granularity serves. */
export const servedMetrics = (granularity: Granularity): readonly Metric[] =>
  metrics.filter((metric) => granularity === "comprehensive" || metric.granularity === "summary");

/** Label texts are made once here, so that a scrape only fills in numbers. */
export function layOut(instance: Instance, granularity: Granularity): Layout {
  const groups = granularity === "summary" ? [{ labels: {}, members: instance.members }] : zoneGroups(instance.members);
  return servedMetrics(granularity).map((metric) => {
    const reading = readingOf(metric, instance.profile);
    const indexes = metric.scope === "database" ? instance.profile.databases.map((_, index) => index) : [0];
    return groups.flatMap((group) =>
      indexes.map((index): Series => {
        const database = metric.scope === "database" ? { database: instance.profile.databases[index]?.name ?? "" } : {};
        const labels = { aggregation: metric.aggregation, ...database, instance_id: instance.options.id, ...group.labels };
        return { metric, labels, prefix: `${metric.name}{${labelText(labels)}} `, reading, from: sources(group.members, index) };
      }),
    );
  });
}

const sources = (members: readonly Member[], index: number): Source[] =>
  members.flatMap((member) => {
    const database = member.databases[index];
    return database ? [{ member, database }] : [];
  });

const labelText = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`)
    .join(",");

function zoneGroups(members: readonly Member[]): { labels: Record<string, string>; members: Member[] }[] {
  const groups = new Map<string, { labels: Record<string, string>; members: Member[] }>();
  for (const member of members) {
    const key = `${member.zone}/${member.mode}`;
    const group = groups.get(key) ?? { labels: { availability_zone: member.zone, instance_mode: member.mode }, members: [] };
    group.members.push(member);
    groups.set(key, group);
  }
  return [...groups.values()];
}
