import type { DashboardJson, VariableJson } from "./dashboard-json";
import type { Queries } from "./queries";

/** Values of variables: one, or all. */
export type Chosen = ReadonlyMap<string, string | readonly string[]>;

/** One of the values that Grafana offers. */
export interface Option {
  readonly value: string;
  readonly text: string;
}

/** What Grafana offers for a variable, as it reads the answer of a query. @throws Error when the query is not one that Prometheus' data source knows */
export async function optionsOf(variable: VariableJson, chosen: Chosen, queries: Queries): Promise<readonly Option[]> {
  const [, labelled, label] = /^label_values\((.+),\s*(\w+)\)$/.exec(variable.query) ?? [];
  if (labelled !== undefined) {
    const values = await queries.labelValues(filledIn(labelled, chosen), label!);
    return values.map((value) => ({ value, text: value }));
  }
  const [, expression] = /^query_result\((.+)\)$/s.exec(variable.query) ?? [];
  if (expression === undefined) throw new Error(`Grafana does not know ${variable.query}`);
  const regex = new RegExp((variable.regex ?? "").replace(/^\/|\/$/g, ""));
  const series = await queries.instant(filledIn(expression, chosen));
  return unique(
    series.flatMap(({ metric: { __name__: name = "", ...labels }, value }) => {
      const text = `${name}{${Object.entries(labels)
        .map(([key, it]) => `${key}="${it}"`)
        .join(",")}} ${value}`;
      const { groups } = regex.exec(text) ?? {};
      return groups?.["value"] === undefined ? [] : [{ value: groups["value"], text: groups["text"] ?? groups["value"] }];
    }),
  );
}

const unique = (options: readonly Option[]): readonly Option[] => [...new Map(options.map((it) => [it.value, it])).values()];

/** Chooses as Grafana does when a dashboard is opened: the first value, or all. @param wanted values that a link brings along */
export async function chooseAll(dashboard: DashboardJson, queries: Queries, wanted: Readonly<Record<string, string>>): Promise<Chosen> {
  const chosen = new Map<string, string | readonly string[]>();
  for (const variable of dashboard.templating.list.filter(({ type }) => type === "query")) {
    const options = await optionsOf(variable, chosen, queries);
    const values = options.map(({ value }) => value).sort();
    const given = wanted[variable.name];
    if (given !== undefined && !values.includes(given)) throw new Error(`${variable.name} does not offer ${given}: ${values.join(", ")}`);
    chosen.set(variable.name, variable.multi === true ? (variable.allValue ?? values) : (given ?? values[0] ?? ""));
  }
  return chosen;
}

/** A query with its variables filled in, as Prometheus' data source does it. */
export const filledIn = (text: string, chosen: Chosen): string =>
  text.replaceAll(/\$(?:([a-z_]\w*)|\{(\w+)(?::(\w+))?\})/g, (whole, short: string | undefined, long: string | undefined) => {
    const value = chosen.get(short ?? long ?? "");
    if (value === undefined) throw new Error(`no variable ${whole} in ${text}`);
    return typeof value === "string" ? value : value.length === 1 ? value[0]! : `(${value.join("|")})`;
  });
