import { WrongUsage } from "../inventory/wrong-usage";
import { suggest } from "../../stacks/mistakes/suggest";
import type { DashboardDocument } from "./document";
import { chosenOf, type Looked } from "./views/page-view";

/**
 * Looks whether what is wanted can be chosen on the first dashboard that has it, before anything is drawn.
 * @throws WrongUsage for a variable that no dashboard has or a value that is not offered; ServerUnreachable
 */
export async function checkWanted(documents: readonly DashboardDocument[], looked: Looked): Promise<void> {
  const variables = (document: DashboardDocument) =>
    document.templating.list.filter(({ type }) => type === "query").map(({ name }) => name);
  const known = [...new Set(documents.flatMap(variables))];
  const unknown = Object.keys(looked.wanted).filter((it) => !known.includes(it));
  if (unknown.length > 0)
    throw new WrongUsage(unknown.map((it) => `--choose ${it}: no dashboard has such a variable → ${suggest(it, known, "variables")}`));
  const first = Object.keys(looked.wanted).map((name) => documents.find((it) => variables(it).includes(name))!);
  for (const document of new Set([documents[0]!, ...first])) await chosenOf(document, looked);
}
