import { scenarios, type Scenario, type Values } from "./scenarios";

/** What a request to switch a scenario on or off may carry beside its params. */
export interface Target {
  readonly project?: string | undefined;
  readonly instance?: string | undefined;
}

/** @throws Error that names the known scenarios */
export function findScenario(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found) return found;
  throw new Error(`no scenario "${name}"; there are: ${scenarios.map((scenario) => scenario.name).join(", ")}`);
}

const asText = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "");

/** Given values checked against the scenario's params, defaults filled in. @throws Error that lists every mistake */
export function resolveValues({ name, params }: Scenario, given: Readonly<Record<string, unknown>>): Values {
  const known = Object.keys(params);
  const problems = Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => `no param "${key}"; ${known.length > 0 ? `there are: ${known.join(", ")}` : "it has none"}`);
  const values: Record<string, number | string> = {};
  for (const [key, { default: fallback }] of Object.entries(params)) {
    const value = given[key] ?? fallback;
    values[key] = typeof fallback === "number" ? Number(asText(value) || NaN) : asText(value);
    if (typeof values[key] === "number" && !Number.isFinite(values[key]))
      problems.push(`${key} is ${JSON.stringify(value)}; it must be a number`);
  }
  if (problems.length > 0) throw new Error(`scenario "${name}": ${problems.join("; ")}`);
  return values;
}
