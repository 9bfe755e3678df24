import type { Plan } from "../../../catalog/model";
import { datadogName } from "../../../languages/datadog";
import type { CompiledDatadog } from "../../../stacks/compile";

/** One text that asks for metrics. */
export interface AskedQuery {
  readonly text: string;
  readonly metrics: readonly string[];
}

const NAME = /\b(?:avg|max|min|sum):([a-z0-9_.]+)\{/g;

/** Every query of the monitors and the dashboards of a stack. */
export function queriesOf({ monitors, dashboards }: CompiledDatadog): readonly AskedQuery[] {
  const drawn = dashboards.flatMap(({ json }) =>
    [...json.matchAll(/"q":"((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => JSON.parse(`"${text}"`) as string),
  );
  const asked = monitors.filter(({ type }) => type !== "composite").map(({ query }) => query);
  return [...asked, ...drawn].map((text) => ({ text, metrics: [...text.matchAll(NAME)].map(([, name = ""]) => name) }));
}

/** The tags that a query filters or groups by. */
export function tagKeysIn(text: string): readonly string[] {
  const scopes = [...text.matchAll(/\{([^}]*)\}/g)].flatMap(([, inner = ""]) => inner.split(/,(?![^(]*\))| AND /));
  const checked = [...text.matchAll(/"([a-z_]+)(?::[^"]*)?"(?=[,)])/g)].map(([, key = ""]) => key);
  const plain = scopes.filter((it) => !it.startsWith("$")).map((it) => it.trim().split(/:| (?:NOT )?IN /)[0]!);
  return [...plain, ...checked];
}

/** The names of everything that the check is told to submit. */
export const metricsIn = ({ metrics }: Plan): ReadonlySet<string> => new Set(metrics.map(datadogName));
