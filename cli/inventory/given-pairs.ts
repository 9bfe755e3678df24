import { suggest } from "../../stacks/mistakes/suggest";
import { WrongUsage } from "./wrong-usage";

/**
 * Options of the form `name=value`, by name.
 * @param known names that there are
 * @throws WrongUsage that shows no value: it may be a secret
 */
export function givenPairs(option: string, given: readonly string[], known: readonly string[]): ReadonlyMap<string, string> {
  const pairs = given.map((it): [string, string] => [it.split("=")[0]!, it.includes("=") ? it.slice(it.indexOf("=") + 1) : ""]);
  const wrong = pairs.flatMap(([name, value]) => {
    if (!known.includes(name)) return [`${option}: the config names no such thing → ${suggest(name, known, "names")}`];
    return value === "" ? [`${option} ${name} has no value → write ${option} ${name}=…`] : [];
  });
  if (wrong.length > 0) throw new WrongUsage(wrong);
  return new Map(pairs);
}
