import type { VariableDocument } from "../document";
import { WrongUsage } from "../../inventory/wrong-usage";
import { ServerUnreachable } from "../../servers/server-unreachable";
import type { Asking } from "./answers";
import { type Choice, filledIn, type Option } from "./fill-in";

/** Values that were asked for, by the name of their variable. */
export type Wanted = Readonly<Record<string, readonly string[]>>;

/**
 * Chooses as Grafana does when a dashboard is opened: what is wanted, else the first value, or all. Each variable offers what fits those before it.
 * @param wanted values, or the texts that people know them by, and none for all; a variable that the dashboard does not have is no mistake: another one may
 * @param preferred the same of variables that nothing is wanted of; what is not offered is let go, as when something wider was chosen
 * @throws WrongUsage for a wanted value that is not offered; ServerUnreachable
 */
export async function chooseAll(
  variables: readonly VariableDocument[],
  asking: Asking,
  wanted: Wanted,
  preferred: Wanted = {},
): Promise<readonly Choice[]> {
  const choices: Choice[] = [];
  for (const variable of variables.filter(({ type }) => type === "query")) {
    const options = await optionsOf(variable, choices, asking);
    choices.push({
      name: variable.name,
      label: variable.label ?? variable.name,
      many: variable.multi,
      options,
      values: valuesOf(variable, options, wanted[variable.name] ?? offered(options, preferred[variable.name] ?? [])),
      ...(variable.allValue !== undefined && { allValue: variable.allValue }),
    });
  }
  return choices;
}

const offered = (options: readonly Option[], wished: readonly string[]): readonly string[] =>
  wished.filter((it) => options.some(({ value, text }) => value === it || text === it));

/** So many values that are offered are named where one is not. */
const NAMED = 20;

function valuesOf({ name, multi }: VariableDocument, options: readonly Option[], wanted: readonly string[]): readonly string[] {
  const known = offered(options, wanted);
  if (known.length < wanted.length) {
    const names = options.slice(0, NAMED).map(({ value, text }) => (value === text ? value : `${text} (${value})`));
    const more = options.length > NAMED ? `, and ${options.length - NAMED} more` : "";
    const fix = names.length === 0 ? "nothing is offered with the other choices" : `choose of ${names.join(", ")}${more}`;
    throw new WrongUsage(wanted.filter((it) => !known.includes(it)).map((it) => `${name}: ${it} is not offered → ${fix}`));
  }
  if (wanted.length === 0) return multi || options.length === 0 ? [] : [options[0]!.value];
  const values = wanted.map((it) => options.find(({ value, text }) => value === it || text === it)!.value);
  return multi ? values : values.slice(0, 1);
}

async function optionsOf({ query, regex }: VariableDocument, choices: readonly Choice[], asking: Asking): Promise<readonly Option[]> {
  const [, selector, label] = /^label_values\((.+),\s*(\w+)\)$/s.exec(query) ?? [];
  if (selector !== undefined) {
    const values = await asking.labelValues(filledIn(selector, choices), label!);
    return sorted(values.map((value) => ({ value, text: value })));
  }
  const [, expression] = /^query_result\((.+)\)$/s.exec(query) ?? [];
  if (expression === undefined) throw new Error(`not a query of a variable: ${query}`);
  const answer = await asking.instant(filledIn(expression, choices));
  if (answer.kind === "failed") throw new ServerUnreachable("Prometheus", asking.url, answer.why);
  const pattern = new RegExp(regex.replace(/^\/|\/$/g, ""));
  return sorted(
    answer.series.flatMap(({ labels: { __name__: name = "", ...labels } }) => {
      const { groups } =
        pattern.exec(
          `${name}{${Object.entries(labels)
            .map(([key, it]) => `${key}="${it}"`)
            .join(",")}}`,
        ) ?? {};
      return groups?.["value"] === undefined ? [] : [{ value: groups["value"], text: groups["text"] ?? groups["value"] }];
    }),
  );
}

const sorted = (options: readonly Option[]): readonly Option[] =>
  [...new Map(options.map((it) => [it.value, it])).values()].sort((a, b) => a.text.localeCompare(b.text));
