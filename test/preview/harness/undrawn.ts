import type { Locator, Page } from "playwright-core";
import type { Drawing, PageView, TrendDrawing } from "../../../cli/dashboards/views/view";

/** What a panel lacks; nothing when all that it was told is there to be seen. */
export async function undrawnPanels(page: Page): Promise<ReadonlyMap<string, string>> {
  const view = JSON.parse(
    (await page
      .locator("#view")
      .textContent({ timeout: 1_000 })
      .catch(() => null)) ?? "null",
  ) as PageView | null;
  if (view === null) throw new Error("the page does not keep what it was told");
  const undrawn = new Map<string, string>();
  for (const { id, drawing } of view.panels) {
    if (drawing === null) continue;
    const lack = await lackOf(page.locator(`[data-panel="${id}"]`), drawing);
    if (lack !== undefined) undrawn.set(`${view.id}/${id}`, lack);
  }
  return undrawn;
}

/** Colours as the panel's shapes have them. */
async function colors(panel: Locator, attribute: "stroke" | "fill"): Promise<readonly string[]> {
  const shapes = (await panel.locator(".chart svg").innerHTML()).matchAll(/<path [^>]*>/g);
  return [...shapes].flatMap(([shape]) => new RegExp(` ${attribute}="(#\\w+)"`).exec(shape)?.[1]?.toLowerCase() ?? []);
}

async function lackOf(panel: Locator, drawing: Drawing): Promise<string | undefined> {
  switch (drawing.kind) {
    case "empty":
      return (await panel.locator(".words").innerText()) === drawing.words ? "says that it has no data" : "neither data nor words";
    case "failed":
      return `says ${await panel.locator(".words").innerText()}`;
    case "trend":
      return lackOfTrend(panel, drawing);
    case "figures":
      return lackOfTexts(await panel.locator(".figure .value").allInnerTexts(), drawing.figures.length);
    case "ranking":
      return lackOfTexts(await panel.locator(".ranking > .value").allInnerTexts(), drawing.bars.length);
    case "table":
      return lackOfTexts(await panel.locator("tbody tr").allInnerTexts(), drawing.rows.length);
    case "gauges":
      return lackOfTexts(
        (await panel.locator(".chart svg text").allTextContents()).filter((it) => it !== ""),
        drawing.gauges.length,
      );
    case "states": {
      const rows = drawing.rows.filter(({ spans }) => spans.length > 0).length;
      const drawn = await colors(panel, "fill");
      const wanted = drawing.rows.flatMap(({ spans }) => spans.map(({ value }) => value.color?.toLowerCase()));
      const missing = wanted.filter((it) => it !== undefined && !drawn.includes(it));
      return rows === 0 ? "no row" : missing.length > 0 ? `no span in ${missing[0]}` : undefined;
    }
  }
}

const lackOfTexts = (texts: readonly string[], wanted: number): string | undefined => {
  if (wanted === 0 || texts.length !== wanted) return `${texts.length} of ${wanted} values`;
  return texts.some((it) => it.trim() === "" || it.trim() === "–") ? "a value without a number" : undefined;
};

async function lackOfTrend(panel: Locator, { lines, draws }: TrendDrawing): Promise<string | undefined> {
  const [strokes, fills] = [await colors(panel, "stroke"), await colors(panel, "fill")];
  const isDrawn = (color: string): boolean =>
    strokes.includes(color.toLowerCase()) || (draws === "bars" && fills.includes(color.toLowerCase()));
  const withPoints = lines.filter(({ points }) => points.some(([, value]) => value !== null));
  if (withPoints.length === 0) return "no line has points";
  const line = withPoints.find(({ color }) => !isDrawn(color));
  return line === undefined ? undefined : `no line in ${line.color}: ${line.name}`;
}
