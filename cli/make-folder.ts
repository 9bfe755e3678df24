import { access, constants, mkdir } from "node:fs/promises";
import { WrongUsage } from "./inventory/wrong-usage";

/** Makes a folder that can be written into, unless it is there. @throws WrongUsage */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new WrongUsage([`${folder} cannot be written into: ${code} → name another folder with --out`]);
  }
}
