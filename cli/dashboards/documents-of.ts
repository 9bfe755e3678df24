import { dashboards } from "../../catalog/dashboards";
import { compileDashboards } from "../../compilers/grafana";
import type { LoadedStack } from "../load-stack";
import { type DashboardDocument, dashboardDocument } from "./document";

/** Grafana's own documents of a stack: those that are deployed, or that would be if the stack file had a section `grafana`. */
export function documentsOf({ plan, compiled: { grafana } }: Pick<LoadedStack, "plan" | "compiled">): readonly DashboardDocument[] {
  const made = grafana?.dashboards ?? compileDashboards(dashboards, plan, {});
  const documents = made.map(({ json }) => dashboardDocument.parse(JSON.parse(json)));
  const order = dashboards.map(({ id }) => id as string);
  const place = ({ uid }: DashboardDocument): number => order.findIndex((id) => uid.endsWith(`-${id}`));
  return [...documents].sort((a, b) => place(a) - place(b));
}
