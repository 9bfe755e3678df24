/** What is chosen of one variable. */
export interface Choice {
  readonly name: string;
  readonly label: string;
  /** Whether any number of values can be chosen. */
  readonly many: boolean;
  readonly options: readonly Option[];
  /** What is chosen; empty: all. */
  readonly values: readonly string[];
  /** What stands for all of them in a query. @default every option */
  readonly allValue?: string;
}

/** One of the values that are offered. */
export interface Option {
  readonly value: string;
  readonly text: string;
}

/** A text with the chosen values in place of its variables, as Grafana's data source for Prometheus fills them in. @throws Error for a variable that the dashboard does not have */
export const filledIn = (text: string, choices: readonly Choice[]): string =>
  text.replaceAll(/\$(?:([a-z_]\w*)|\{(\w+)(?::regex)?\})/g, (whole, short: string | undefined, long: string | undefined) => {
    const choice = choices.find(({ name }) => name === (short ?? long));
    if (choice === undefined) throw new Error(`there is no variable ${whole}`);
    return written(choice);
  });

function written({ many, values, options, allValue }: Choice): string {
  if (!many) return escaped(values[0] ?? "");
  if (values.length === 0 && allValue !== undefined) return allValue;
  const all = (values.length === 0 ? options.map(({ value }) => value) : values).map(asRegex);
  return all.length === 1 ? all[0]! : `(${all.join("|")})`;
}

/** In the quotes of a PromQL string. */
const escaped = (value: string): string => value.replaceAll(/["\\]/g, "\\$&");
const asRegex = (value: string): string => escaped(value.replaceAll(/[\\^$*+?.()|[\]{}]/g, "\\$&"));
