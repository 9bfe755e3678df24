import { join } from "node:path";
import { WrongUsage } from "../inventory/wrong-usage";
import { stackNamesIn } from "../load-stack";

/** The name of the only stack below a folder with a `Pulumi.yaml`. @throws WrongUsage that names the stacks where there are several, or none */
export async function onlyStack(root: string): Promise<string> {
  const folder = join(root, "stacks");
  const names = await stackNamesIn(folder);
  if (names.length === 0)
    throw new WrongUsage([`there is no stack file in ${folder} → go to the folder of Pulumi.yaml, or name it with --cwd`]);
  if (names.length > 1) throw new WrongUsage([`which stack is not said → ${names.map((it) => `--stack ${it}`).join(", or ")}`]);
  return names[0]!;
}
