import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { pageScript } from "../../cli/dashboards/page-script";
import { prometheusAt } from "../../cli/servers/prometheus";
import { writePages } from "../../cli/dashboards/write-pages";
import { createCleanup } from "../../demo/cleanup";
import { eventually } from "../e2e/harness/eventually";
import { anyChromium } from "./harness/chromium";
import { openPage } from "./harness/opened-page";
import { previewFleet } from "./harness/preview-fleet";

/** Pages that the README shows, and how many pixels of each from the top. */
const SHOWN = { fleet: 1_250, instance: 1_300 } as const;
const FOLDER = join(__dirname, "..", "..", "docs", "images");
/** Hours that the pages look back at. */
const HOURS = 6;

/** Draws the pictures of the README: a fleet that has lived through some hours, and whose busiest instance has had too little CPU for some time. */
async function main(): Promise<void> {
  const cleanup = createCleanup();
  try {
    const folder = await mkdtemp(join(tmpdir(), "aura-pictures-"));
    cleanup.add(() => rm(folder, { recursive: true, force: true }));
    const browser = await anyChromium();
    cleanup.add(() => browser.close());
    const fleet = await previewFleet({ interval: "15s", dense: HOURS, isComplete: true, busy: { instance: "orders", minutes: 50 } });
    cleanup.add(fleet.stop);
    const firing = 'count(ALERTS{alertname="AuraCpuSaturated",alertstate="firing"} offset 10s) == 2';
    await eventually("the alert fires", async () => (await prometheusAt(fleet.prometheus).query(firing)).length === 1);
    const looked = { prometheus: fleet.prometheus, range: `${HOURS}h`, now: Date.now() };
    const script = await pageScript();
    for (const id of Object.keys(SHOWN)) {
      const wanted = id === "instance" ? { instance: ["orders"] } : {};
      await writePages(fleet.documents, { ...looked, wanted }, join(folder, id), script);
    }
    await mkdir(FOLDER, { recursive: true });
    for (const [name, height] of Object.entries(SHOWN)) {
      const { page } = await openPage(browser, pathToFileURL(join(folder, name, `${name}.html`)).href, {
        viewport: { width: 1440, height },
      });
      await page.screenshot({ path: join(FOLDER, `${name}.png`) });
      console.log(`wrote docs/images/${name}.png`);
    }
  } finally {
    await cleanup.run();
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
