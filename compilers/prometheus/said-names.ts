import type { Level } from "../../catalog/model";
import { INFO_RECORD, isOfInstance, KEYS, type PromqlContext, select } from "../../languages/promql";

/** What has a name that people know and an id that machines know. */
export type Named = "instance" | "endpoint" | "project";

interface Lookup {
  /** The series that know the name. */
  readonly series: string;
  /** The label of those series that is the name. */
  readonly name: string;
  /** The labels of the alert that say whose name it is; the last of them stands for it where no name is known. */
  readonly by: readonly string[];
}

const LOOKUPS: Readonly<Record<Named, Lookup>> = {
  instance: { series: INFO_RECORD, name: "instance_name", by: ["instance_id"] },
  endpoint: { series: "aura_endpoint_info", name: "endpoint_name", by: ["aura_project", "aura_endpoint"] },
  project: { series: "aura_endpoint_info", name: "project_name", by: ["aura_project"] },
};

/** What an alert about something of this level has a name of. */
export const namedIn = (level: Level): readonly Named[] => [
  ...(isOfInstance(level) ? (["instance"] as const) : []),
  ...(level === "endpoint" ? (["endpoint"] as const) : []),
  ...(KEYS[level].includes("aura_project") ? (["project"] as const) : []),
];

/** Go template text that says a name as the config has it now, or the id where no name is known. */
export function saidName(named: Named, context: PromqlContext): string {
  const { series, name, by } = LOOKUPS[named];
  const found = `{{ . | first | label "${name}" }}`;
  return `{{ with ${foundBy(series, [`${name}!=""`], by, context)} }}${found}{{ else }}{{ $labels.${by.at(-1)!} }}{{ end }}`;
}

/** A template expression: the series of a name that some labels of the alert point at, none where there is no such series. */
export function foundBy(series: string, matchers: readonly string[], by: readonly string[], context: PromqlContext): string {
  const query = select(series, context, [...matchers, ...by.map((label) => `${label}="%s"`)]);
  return `printf ${JSON.stringify(query)} ${by.map((label) => `$labels.${label}`).join(" ")} | query`;
}
