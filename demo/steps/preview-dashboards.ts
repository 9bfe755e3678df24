import { documentsOf } from "../../cli/dashboards/documents-of";
import { pageScript } from "../../cli/dashboards/page-script";
import { servePages } from "../../cli/dashboards/serve-pages";
import type { LoadedStack } from "../../cli/load-stack";
import type { Session } from "../session";

/** The demo has run for minutes: there is nothing further back. */
const RANGE = "15m";

/** Serves the dashboards without Grafana until the demo ends. @returns the address */
export async function previewDashboards({ cleanup }: Pick<Session, "cleanup">, stack: LoadedStack, prometheus: string): Promise<string> {
  const pages = await servePages({
    documents: documentsOf(stack),
    prometheus,
    script: await pageScript(),
    wanted: {},
    range: RANGE,
  });
  cleanup.add(pages.stop);
  return pages.url;
}
