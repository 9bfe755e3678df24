import { param, scenario } from "./scenario";

export const paused = scenario("paused", {
  description: "The instance is paused: it has no metrics, and the management API says so.",
  params: {},
  restartsAtEnd: true,
  presence: (presence) => {
    presence.scraped = false;
    presence.status = "paused";
  },
});

export const deleted = scenario("deleted", {
  description: "The instance is gone, from the metrics and from the management API.",
  params: {},
  presence: (presence) => {
    presence.scraped = false;
    presence.listed = false;
  },
});

export const added = scenario("added", {
  description: "A new instance appears in the project, as with “include new instances”.",
  params: {
    id: param("0badcafe", "id of the new instance, 8 hexadecimal digits"),
    newName: param("newcomer", "its name"),
    cores: param(4, "cores of each member"),
    members: param(3, "primaries"),
  },
  addsInstance: true,
});

export const renamed = scenario("renamed", {
  description: "The instance has another name in the management API; metrics carry no name.",
  params: { newName: param("renamed", "the name from now on") },
  presence: (presence, { newName }) => {
    presence.name = newName;
  },
});

export const stale = scenario("stale", {
  description: "The endpoint answers, but with the same samples and timestamps as at the beginning.",
  params: {},
  presence: (presence) => {
    presence.frozen = true;
  },
});

export const clockSkew = scenario("clock-skew", {
  description: "Timestamps are off.",
  params: { seconds: param(-600, "added to each timestamp; negative is the past") },
  presence: (presence, { seconds }) => {
    presence.skewMs = seconds * 1_000;
  },
});

export const metricMissing = scenario("metric-missing", {
  description: "One metric is no longer served.",
  params: { metric: param("neo4j_aura_cpu_usage", "its exact name") },
  presence: (presence, { metric }) => {
    presence.missing.add(metric);
  },
});
