import { join, relative } from "node:path";
import { packageRoot } from "../toolchain/package-root";

/** Where the page of a check stands, as people find it from the folder that they are in: this package may be installed in another one. */
export function checkPage(id: string): string {
  const page = join(packageRoot(), "docs", "checks", `${id}.md`);
  const near = relative("", page);
  return near.startsWith("..") ? page : near;
}
