import { nodeCount } from "../metrics/entities";
import { cpuLimit } from "../metrics/cpu";
import { metric, type Query, type Variable } from "../model";

const endpoints: Query = { kind: "endpoints" };

/** Every instance that the stack file names, and those that only Aura knows. */
export const instances: Query = { kind: "instances", seen: metric(cpuLimit) };

/** The worst alert of each of them. */
export const worstAlert: Query = { kind: "worstAlert", seen: metric(cpuLimit) };

type Pick = Variable["pick"];

export const stack = (pick: Pick): Variable => ({ kind: "labels", id: "stack", title: "Stack", pick, of: endpoints, value: "aura_stack" });
export const project = (pick: Pick): Variable => ({
  kind: "labels",
  id: "project",
  title: "Project",
  pick,
  of: endpoints,
  value: "aura_project",
  text: "project_name",
});
const known = (id: "environment" | "team" | "tier", title: string): Variable => ({
  kind: "labels",
  id,
  title,
  pick: "many",
  of: instances,
  value: id,
});
export const environment = known("environment", "Environment");
export const team = known("team", "Team");
export const tier = known("tier", "Tier");
export const instance = (pick: Pick): Variable => ({
  kind: "labels",
  id: "instance",
  title: "Instance",
  pick,
  of: instances,
  value: "instance_id",
  text: "instance_name",
});
export const database = (pick: Pick): Variable => ({
  kind: "labels",
  id: "database",
  title: "Database",
  pick,
  of: { kind: "series", of: metric(nodeCount) },
  value: "database",
});

/** What narrows a fleet, from wide to narrow: on every page the same, so that a choice goes along from one to the next. */
export const fleetOf = (pick: Pick): readonly Variable[] => [stack(pick), project(pick), environment, team, tier, instance(pick)];

export const prometheus: Variable = { kind: "jobs", id: "prometheus", title: "Prometheus job", pick: "one" };
export const alertmanager: Variable = { kind: "jobs", id: "alertmanager", title: "Alertmanager job", pick: "one" };
