import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page in a browser, and everything that went wrong in it. */
export interface OpenedPage {
  readonly page: Page;
  /** What the console and the network complained of, and every address beyond the page's own that it asked for. */
  readonly complaints: () => readonly string[];
}

/** A laptop. */
const SCREEN = { width: 1440, height: 900 };

/** Opens an address and waits until everything is drawn. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  const complaints: string[] = [];
  const context = await browser.newContext({ viewport: SCREEN, timezoneId: "UTC", locale: "en-GB", ...options });
  const page = await context.newPage();
  const { origin, protocol } = new URL(url);
  page.on("console", (it) => void (["error", "warning"].includes(it.type()) && complaints.push(it.text())));
  page.on("pageerror", (error) => void complaints.push(error.message));
  page.on("requestfailed", (it) => void complaints.push(`${it.url()} ${it.failure()?.errorText}`));
  page.on("request", (it) => {
    const isOwn = protocol === "file:" ? it.url() === url : it.url().startsWith(origin);
    if (!isOwn && !it.url().startsWith("data:")) complaints.push(`asked for ${it.url()}`);
  });
  await page.goto(url);
  await page.locator("body[data-drawn]").waitFor();
  return { page, complaints: () => complaints };
}
