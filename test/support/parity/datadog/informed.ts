import type { Plan } from "../../../../catalog/model";
import { STACK, type Series } from "../../../rules/harness/world";
import { scraped } from "../recorded";

/** A plan that knows what a case says by series of facts: Datadog has no such series, and is told by the stack file alone. */
export function informed(plan: Plan, series: readonly Series[]): Plan {
  const facts = scraped(
    series.map((it) => ({ ...it, values: it.values.slice(0, 1) })),
    1,
  ).filter(({ labels }) => labels.aura_stack === STACK);
  const [project] = plan.projects;
  const [instance] = plan.instances;
  const of = (name: string) => facts.filter(({ labels }) => labels.__name__ === name);
  return {
    ...plan,
    projects: [
      ...plan.projects,
      ...of("aura_credentials_issued_timestamp_seconds").map(({ labels: { aura_project: id = "" }, value }) => ({
        ...project!,
        id,
        key: id,
        endpoints: [],
        credentialsIssued: value,
      })),
    ],
    instances: [
      ...plan.instances,
      ...of("aura_instance_info").map(({ labels: { instance_id: id = "", pause } }) => ({
        ...instance!,
        id,
        name: id,
        ...(pause !== undefined && { pause }),
      })),
    ],
  };
}
