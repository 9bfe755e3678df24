import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../make-folder";
import type { DashboardDocument } from "./document";
import { renderPage } from "./render-page";
import type { Addresses } from "./views/links";
import { idOf, type Looked, pageView } from "./views/page-view";

/** Pages beside one another in a folder. */
export const besideOneAnother = (documents: readonly DashboardDocument[]): Addresses => ({
  ids: new Map(documents.map((it) => [it.uid, idOf(it)])),
  of: (id) => `${id}.html`,
});

/**
 * Writes a page for each dashboard, as it is now.
 * @returns the paths
 * @throws WrongUsage, ServerUnreachable; nothing is written then
 */
export async function writePages(
  documents: readonly DashboardDocument[],
  looked: Looked,
  folder: string,
  script: string,
): Promise<readonly string[]> {
  const addresses = besideOneAnother(documents);
  const views = [];
  for (const document of documents) views.push(await pageView(document, documents, looked, addresses));
  await makeFolder(folder);
  return Promise.all(
    views.map(async (view) => {
      const path = join(folder, `${view.id}.html`);
      await writeFile(path, renderPage(view, script));
      return path;
    }),
  );
}
