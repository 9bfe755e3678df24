/** A label selector as objects have it. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[];
}

type Labels = Readonly<Record<string, string>>;

/** Whether a selector selects something with these labels. None at all selects nothing, an empty one everything. */
export function selects(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (selector === undefined) return false;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => holds(labels[key], operator, values))
  );
}

function holds(value: string | undefined, operator: string, values: readonly string[]): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    default:
      return false;
  }
}

/** A selector as kubectl writes it. */
export function selectorText(selector: LabelSelector | undefined): string {
  if (selector === undefined) return "nothing: it has no such selector";
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const parts = [
    ...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values = [] }) => `${key} ${operator}${values.length > 0 ? ` (${values.join(", ")})` : ""}`),
  ];
  return parts.length === 0 ? "everything" : parts.join(", ");
}
