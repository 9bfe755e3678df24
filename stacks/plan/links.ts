import { type PlannedLinks, uidPrefixOf } from "../../catalog/model";
import { type Draft, given } from "./draft";

/** What messages and dashboards link to. Dashboards are this stack's own, unless the config names the prefix of another's. */
export function resolveLinks({ config: { links, grafana }, report }: Draft, stack: string): PlannedLinks {
  const { dashboardPrefix, ...others } = links;
  if (grafana !== undefined && dashboardPrefix !== undefined && dashboardPrefix !== (grafana.uidPrefix ?? uidPrefixOf(stack))) {
    report({
      path: "links.dashboardPrefix",
      value: dashboardPrefix,
      problem: "names another stack's dashboards, and this stack makes its own",
      fix: "remove it, or the section grafana",
    });
  }
  const own = grafana?.kind === "provider" ? { dashboards: grafana.url } : {};
  return { ...own, ...given(others), dashboardPrefix: grafana?.uidPrefix ?? dashboardPrefix ?? uidPrefixOf(stack) };
}
