import { type FieldConfig, fieldConfig, type PanelDocument } from "../document";
import type { Value } from "./view";

/** What a field is known by: the letter of its query, or its name. */
export interface Matched {
  readonly refId?: string;
  readonly name?: string;
}

/** How a field is written and coloured: what all fields of its panel have, and over it what is set for this one. */
export function fieldOf({ fieldConfig: config }: PanelDocument, matched: Matched): FieldConfig {
  const merged: Record<string, unknown> = { ...config.defaults, custom: { ...(config.defaults["custom"] as object | undefined) } };
  for (const { matcher, properties } of config.overrides) {
    if (!isMatched(matcher, matched)) continue;
    for (const { id, value } of properties) {
      if (id.startsWith("custom.")) (merged["custom"] as Record<string, unknown>)[id.slice("custom.".length)] = value;
      else merged[id] = value;
    }
  }
  return fieldConfig.parse(merged);
}

function isMatched({ id, options }: PanelDocument["fieldConfig"]["overrides"][number]["matcher"], { refId, name }: Matched): boolean {
  switch (id) {
    case "byName":
      return options === name;
    case "byFrameRefID":
      return options === refId;
    case "byRegexp":
      return name !== undefined && new RegExp(options.replace(/^\/|\/$/g, "")).test(name);
  }
}

/** The colour of a value by the thresholds of its field; undefined where it has none. */
export function thresholdColor({ thresholds }: Pick<FieldConfig, "thresholds">, value: number | null): string | undefined {
  if (value === null) return undefined;
  return thresholds?.steps.filter((step) => step.value === null || value >= step.value).at(-1)?.color;
}

/** A value as its field writes it: a word where one is mapped to it, else a number. */
export function valueOf(field: FieldConfig, raw: number | string | null): Value {
  const { unit, decimals, mappings } = field;
  const number = typeof raw === "number" ? raw : null;
  const mapped = raw === null ? undefined : mappings.map(({ options }) => options[String(raw)]).find((it) => it !== undefined);
  const text = mapped?.text ?? (typeof raw === "string" ? raw : undefined);
  const color = mapped?.color ?? colorOf(field, number);
  return {
    number,
    unit,
    ...(decimals !== undefined && { decimals }),
    ...(text !== undefined && { text }),
    ...(color !== undefined && { color }),
  };
}

const colorOf = (field: FieldConfig, value: number | null): string | undefined =>
  field.color?.mode === "fixed" ? field.color.fixedColor : thresholdColor(field, value);

/** The name of a series: its legend with the values of labels in it, or its labels where there is none. */
export function nameOf(legend: string, labels: Readonly<Record<string, string>>): string {
  if (legend !== "") return legend.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, label: string) => labels[label] ?? "").trim() || "–";
  const { __name__: name = "", ...others } = labels;
  return `${name}{${Object.entries(others)
    .map(([label, value]) => `${label}="${value}"`)
    .join(", ")}}`;
}
