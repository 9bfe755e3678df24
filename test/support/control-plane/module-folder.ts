import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { packageRoot } from "../../../toolchain/package-root";

/**
 * The sources of a module that the toolchain pins, for the files among them that are no program. go.sum vouches for them; where they
 * were cleaned away Go fetches them again.
 * @param wrapper the folder under `toolchain/go`
 */
export async function moduleFolder(wrapper: string, module: string): Promise<string> {
  const cwd = join(packageRoot(), "toolchain", "go", wrapper);
  const { stdout } = await promisify(execFile)("go", ["mod", "download", "-json", module], { cwd });
  return (JSON.parse(stdout) as { readonly Dir: string }).Dir;
}
