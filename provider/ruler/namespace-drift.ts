import { describeFileChange } from "../describe-changes";
import { canonicalText } from "./canonical-group";
import type { NamespaceInputs } from "./namespace-inputs";
import { readNamespace } from "./read-namespace";

/** What somebody changed by hand in a ruler: a sentence by name of the group. */
export type NamespaceDrift = Readonly<Record<string, string>>;

/** Compares a namespace with what was written. `"gone"` when it holds nothing any more. @throws Error when the ruler cannot be asked */
export async function findNamespaceDrift(expected: NamespaceInputs): Promise<NamespaceDrift | "gone"> {
  const there = await readNamespace(expected);
  if (there.size === 0 && expected.groups.length > 0) return "gone";
  const drift: Record<string, string> = {};
  for (const name of there.keys()) if (!expected.groups.some((it) => it.name === name)) drift[name] = "was added by hand";
  for (const { name, text } of expected.groups) {
    const [wanted, found] = [canonicalText(text), there.get(name)];
    if (found === undefined) drift[name] = "was removed by hand";
    else if (found !== wanted) drift[name] = `was changed by hand:\n${describeFileChange(name, wanted, found)}`;
  }
  return drift;
}
