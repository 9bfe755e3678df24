import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";

import { pageScript } from "../../cli/dashboards/page-script";
import { prometheusAt } from "../../cli/servers/prometheus";
import { idOf } from "../../cli/dashboards/views/page-view";
import { writePages } from "../../cli/dashboards/write-pages";
import { createCleanup } from "../../demo/cleanup";
import { eventually } from "../e2e/harness/eventually";
import { anyChromium } from "./harness/chromium";
import { openPage } from "./harness/opened-page";
import { previewFleet } from "./harness/preview-fleet";

/** Pages that the README shows, and at most how many pixels of each from the top. */
const SHOWN: Readonly<Record<string, number>> = { fleet: 1_500, instance: 1_500 };
const WIDTH = 1_440;
/** Pixels below the last panel. */
const MARGIN = 6;
const FOLDER = join(__dirname, "..", "..", "docs", "images");
/** Pages about one instance. */
const ONE = ["instance", "database", "cluster"];
/** Hours that the pages look back at. */
const HOURS = 6;

/** Draws every page, and the pictures of the README: a fleet that has lived through some hours, and whose busiest instance has had too little CPU for some time. */
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
    await writePages(fleet.documents, { ...looked, wanted: { instance: ["orders"] } }, join(folder, "one"), await pageScript());
    await writePages(fleet.documents, { ...looked, wanted: {} }, join(folder, "all"), await pageScript());
    await mkdir(FOLDER, { recursive: true });
    const rest = await mkdtemp(join(tmpdir(), "aura-pages-"));
    for (const name of fleet.documents.map(idOf)) {
      const file = join(folder, ONE.includes(name) ? "one" : "all", `${name}.html`);
      const { page } = await openPage(browser, pathToFileURL(file).href, { viewport: { width: WIDTH, height: 900 } });
      const path = join(name in SHOWN ? FOLDER : rest, `${name}.png`);
      const height = name in SHOWN ? await borderBefore(page, SHOWN[name]!) : undefined;
      await page.screenshot({ path, fullPage: true, ...(height && { clip: { x: 0, y: 0, width: WIDTH, height } }) });
      console.log(`wrote ${path}`);
      await page.context().close();
    }
  } finally {
    await cleanup.run();
  }
}

interface Edges {
  readonly top: number;
  readonly bottom: number;
}

/** The lowest edge of a panel that cuts through no other one. @param most pixels from the top */
async function borderBefore(page: Page, most: number): Promise<number> {
  const panels = await page
    .locator("section.panel")
    .evaluateAll((all: { getBoundingClientRect: () => Edges }[]) =>
      all.map((it) => it.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
    );
  const whole = ({ bottom }: Edges): boolean => bottom <= most && panels.every((it) => it.top > bottom - 1 || it.bottom < bottom + 1);
  return Math.max(...panels.filter(whole).map(({ bottom }) => bottom)) + MARGIN;
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
