import { relative } from "node:path";
import { EXIT } from "../check";
import { loadStack, type StackPlace } from "../load-stack";
import { wayTo } from "../diagnosis/unreachable";
import type { Login } from "../servers/login";
import { ServerUnreachable } from "../servers/server-unreachable";
import type { Wanted } from "./asking/choose";
import { checkWanted } from "./check-wanted";
import { documentsOf } from "./documents-of";
import { pageScript } from "./page-script";
import { servePages } from "./serve-pages";
import { writePages } from "./write-pages";

/** What the preview is told. */
export interface DashboardsOptions extends StackPlace {
  /** Address of the Prometheus as seen from here. @default the config's */
  readonly prometheus?: string;
  /** What it, or a proxy before it, asks for. @default nothing */
  readonly login?: Login;
  /** As `6h`. @default what each dashboard looks back at first */
  readonly range?: string;
  readonly wanted: Wanted;
  /** @default any free port */
  readonly port?: number;
  /** Pages are written here; absent: they are served until the process is ended. */
  readonly folder?: string;
}

/**
 * Draws every dashboard of a stack.
 * @returns the exit status
 * @throws ConfigError, StackFileUnreadable, LockFileUnusable, WrongUsage
 */
export async function previewDashboards(options: DashboardsOptions, write: (text: string) => void): Promise<number> {
  const stack = await loadStack(options);
  const documents = documentsOf(stack);
  const { prometheus = stack.config.prometheus.url, login, wanted, range, folder, port } = options;
  const script = await pageScript();
  const looked = { prometheus, wanted, ...(login !== undefined && { login }), ...(range !== undefined && { range }) };
  try {
    await checkWanted(documents, { ...looked, now: Date.now() });
    if (folder !== undefined) {
      for (const path of await writePages(documents, { ...looked, now: Date.now() }, folder, script))
        write(`wrote ${relative(".", path)}\n`);
      return EXIT.passed;
    }
    const pages = await servePages({ documents, script, ...looked }, port);
    write(`Dashboards ${pages.url}\n${documents.length} pages, drawn from ${prometheus}; ends with Ctrl-C\n`);
    await ended();
    await pages.stop();
    return EXIT.passed;
  } catch (error) {
    if (!(error instanceof ServerUnreachable)) throw error;
    process.stderr.write(`Error: ${error.message}\n  → ${wayTo(error)}; it must have the stack's rules\n`);
    return EXIT.couldNotCheck;
  }
}

const ended = (): Promise<void> => new Promise((end) => ["SIGINT", "SIGTERM"].forEach((signal) => process.once(signal, () => end())));
