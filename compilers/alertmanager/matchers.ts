/** A label that has exactly this value; `""` also means that it is absent. */
export const is = (label: string, value: string): string => `${label}=${JSON.stringify(value)}`;

/** A label that is there. */
export const isSet = (label: string): string => `${label}!=""`;

/** A label that has one of these values. */
export const isOneOf = (label: string, values: readonly string[]): string =>
  values.length === 1 ? is(label, values[0]!) : `${label}=~${JSON.stringify([...values].sort().map(literal).join("|"))}`;

const literal = (value: string): string => value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
