import { dashboards } from "../../catalog/dashboards";
import { compileDashboards } from "../../compilers/grafana";
import type { LoadedStack } from "../load-stack";
import { type DashboardDocument, dashboardDocument } from "./document";

/** Grafana's own documents of a stack: those that are deployed, or that would be if the stack file had a section `grafana`. */
export function documentsOf({ plan, compiled: { grafana } }: Pick<LoadedStack, "plan" | "compiled">): readonly DashboardDocument[] {
  const written = Object.entries(grafana?.set.files ?? {}).flatMap(([path, text]) => (path.startsWith("json/") ? [text] : []));
  const texts = written.length > 0 ? written : compileDashboards(dashboards, plan, {}).map(({ json }) => json);
  const documents = texts.map((it) => dashboardDocument.parse(JSON.parse(it)));
  const order = dashboards.map(({ id }) => id as string);
  const place = ({ uid }: DashboardDocument): number => order.findIndex((id) => uid.endsWith(`-${id}`));
  return [...documents].sort((a, b) => place(a) - place(b));
}
