import type { PlannedInstance, PlannedProject } from "../../catalog/model";
import type { StackConfig } from "../config";
import { suggest } from "../mistakes/suggest";
import { byName, type Draft, namesIn } from "./draft";

/** Labels that the package sets itself. */
const RESERVED = [
  "instance",
  "job",
  "instance_id",
  "instance_name",
  "database",
  "aggregation",
  "availability_zone",
  "instance_mode",
  "environment",
  "team",
  "tier",
  "service",
  "pause",
  "severity",
  "alertname",
  "alertstate",
  "escalation",
  "heartbeat",
  "limit",
];

type ProjectConfig = StackConfig["aura"]["projects"][string];
type InstanceConfig = ProjectConfig["instances"][string];

/** The projects, in the order of their names. */
export const resolveProjects = (draft: Draft): readonly PlannedProject[] => {
  reportRepeated(draft);
  return byName(draft.config.aura.projects).map(([key, project]) => resolveProject(key, project, draft));
};

/** The instances of all projects, in the order of project and name. */
export const resolveInstances = (draft: Draft): readonly PlannedInstance[] =>
  byName(draft.config.aura.projects).flatMap(([key, project]) =>
    byName(project.instances).map(([name, it]) => resolveInstance(`aura.projects.${key}.instances.${name}`, name, it, project.id, draft)),
  );

function resolveProject(key: string, project: ProjectConfig, { report, broken }: Draft): PlannedProject {
  const instances = byName(project.instances);
  if (instances.length === 0 && !broken.has("aura")) {
    report({
      path: `aura.projects.${key}.instances`,
      problem: "names no instance",
      fix: 'add at least one, as orders: { id: "6b0c65e8" }',
    });
  }
  return {
    key,
    id: project.id,
    clientId: project.clientId,
    clientSecret: project.clientSecret,
    granularity: project.granularity,
    endpoints:
      project.endpoints === "project"
        ? [{ id: project.id, path: `/api/v1/${project.id}/metrics`, instances: instances.length }]
        : instances.map(([, { id }]) => ({ id, path: `/api/v1/${project.id}/${id}/metrics`, instances: 1 })),
    expectedDatabases: project.expectedDatabases,
    ...(project.credentialsIssued !== undefined && { credentialsIssued: project.credentialsIssued }),
  };
}

function resolveInstance(path: string, key: string, it: InstanceConfig, projectId: string, draft: Draft): PlannedInstance {
  const { id, name = key, environment = draft.config.environment, team, tier, service, labels, limits, pausedDuring } = it;
  for (const label of Object.keys(labels).filter((label) => RESERVED.includes(label) || /^(aura_|__)/.test(label))) {
    draft.report({ path: `${path}.labels.${label}`, problem: "is a label that is set by the package itself", fix: "choose another name" });
  }
  const calendars = namesIn("calendars", draft);
  if (pausedDuring !== undefined && pausedDuring !== "always" && !calendars.includes(pausedDuring)) {
    draft.report({
      path: `${path}.pausedDuring`,
      value: pausedDuring,
      problem: "no such calendar",
      fix: suggest(pausedDuring, [...calendars, "always"], "calendars"),
    });
  }
  return {
    id,
    projectId,
    name,
    environment,
    labels,
    limits: limits.boltConnections === undefined ? {} : { boltConnections: limits.boltConnections },
    ...(team !== undefined && { team }),
    ...(tier !== undefined && { tier }),
    ...(service !== undefined && { service }),
    ...(pausedDuring !== undefined && { pause: pausedDuring }),
  };
}

/** An id is an identity: two things with one id would be one to every rule. */
function reportRepeated({ config: { aura }, report }: Draft): void {
  const seen = new Map<string, string>();
  const places = byName(aura.projects).flatMap(([key, project]) => [
    { id: project.id, path: `aura.projects.${key}` },
    ...byName(project.instances).map(([name, { id }]) => ({ id, path: `aura.projects.${key}.instances.${name}` })),
  ]);
  for (const { id, path } of places) {
    const other = seen.get(id);
    if (other !== undefined)
      report({ path: `${path}.id`, value: id, problem: `is the id of ${other} too`, fix: "keep one of them, or correct the id" });
    else seen.set(id, path);
  }
}
