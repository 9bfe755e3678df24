import { stringify } from "yaml";

import { type Quantity, severitiesOf, type Unit } from "../../catalog/model";
import { ruleCases } from "../rules/cases";
import { about, tell, type Told } from "../rules/harness/messages";
import type { RuleCase } from "../rules/harness/rule-case";

/** Every alert at every severity, and one alert of each unit with whole numbers for thresholds. */
export interface Messages {
  readonly all: readonly Told[];
  readonly whole: readonly Told[];
}

/** Lets every alert fire in promtool. */
export async function messages(): Promise<Messages> {
  const [all, whole] = [await tell(ruleCases), await tell(oneOfEachUnit())];
  return { all, whole };
}

/** What people read, a file for each concern, in the words of the message itself. */
export function messageDocuments({ all, whole }: Messages): Readonly<Record<string, string>> {
  const concerns = [...new Set(all.map(({ rule }) => rule.alert.concern))];
  return {
    ...Object.fromEntries(concerns.map((concern) => [`${concern}.yml`, text(all.filter(({ rule }) => rule.alert.concern === concern))])),
    "whole-thresholds.yml": text(whole),
  };
}

const text = (told: readonly Told[]): string =>
  stringify(Object.fromEntries(told.map((it) => [`${it.rule.alert.id} ${it.severity}`, read(it)])), { lineWidth: 0 });

/** The whole message for what the stack knows; the sentence with the numbers for the others. */
function read({ alerts }: Told): object {
  const of = (whom: ReturnType<typeof about>) => alerts.find((it) => about(it) === whom)?.annotations;
  const { title, summary, description, value, instance_name, endpoint_name, project_name } = of("known") ?? of("unknown") ?? {};
  const known = { title, summary, description, value, instance: instance_name, endpoint: endpoint_name, project: project_name };
  return { ...known, "its own threshold": of("own")?.["description"], "nobody configured it": of("known") && of("unknown")?.["description"] };
}

/** One percent beyond a threshold that is a whole number: 1 where the catalog has less. */
function oneOfEachUnit(): readonly RuleCase[] {
  const ofUnit = new Map<Unit, RuleCase>();
  for (const rule of ruleCases) {
    const { unit } = rule.alert.when.signal;
    if (unit !== "boolean" && !ofUnit.has(unit)) ofUnit.set(unit, whole(rule));
  }
  return [...ofUnit.values()];
}

function whole(rule: RuleCase): RuleCase {
  const { levels } = rule.alert.when;
  const mildest = severitiesOf(levels).at(-1)!;
  const level: Quantity = { ...levels[mildest]!, value: Math.max(1, Math.round(levels[mildest]!.value)) };
  return { ...rule, alert: { ...rule.alert, when: { ...rule.alert.when, levels: { [mildest]: level } } } };
}
