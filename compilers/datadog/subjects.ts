import {
  type FactSignal,
  instanceBehind,
  type Plan,
  type PlannedAlert,
  type PlannedInstance,
  type Severity,
  thresholdClasses,
} from "../../catalog/model";
import { isWithin } from "./sections";

/** One thing that the stack file knows. Datadog cannot join it to anything, so it is asked for by itself. */
export interface Subject {
  /** Permanent: ends the names of its monitors. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** What its series are tagged with, and no others. */
  readonly tags: readonly string[];
  readonly projectId: string;
  /** What stands for the placeholders of a message. */
  readonly says: Readonly<Partial<Record<"instance" | "endpoint" | "project", string>>>;
  readonly instance?: PlannedInstance;
  /** Seconds since the epoch: the moment that the stack file knows. */
  readonly since?: number;
}

/** What the stack file knows of a kind, in its order. */
export function subjectsOf(fact: FactSignal["fact"], plan: Plan): readonly Subject[] {
  switch (fact) {
    case "endpoint":
      return endpoints(plan);
    case "expected-instance":
    case "instance":
      return instances(plan);
    case "credentials-issued":
      return credentials(plan);
    case "bolt-connection-limit":
      return [];
  }
}

const endpoints = (plan: Plan): readonly Subject[] =>
  plan.projects.flatMap((project) =>
    project.endpoints.map((endpoint) => ({
      id: endpoint.id.toLowerCase(),
      name: instanceBehind(plan, project, endpoint)?.name ?? project.key,
      tags: [...ofProject(project.id), `aura_endpoint:${endpoint.id.toLowerCase()}`],
      projectId: project.id,
      says: { endpoint: endpoint.id, project: project.key },
    })),
  );

/** Without those that may be paused, always or at times: nobody can be told of them at other times only. */
const instances = (plan: Plan): readonly Subject[] =>
  plan.instances
    .filter(({ pause }) => pause === undefined)
    .map((instance) => ({
      id: instance.id.toLowerCase(),
      name: instance.name,
      tags: [...ofProject(instance.projectId), `instance_id:${instance.id.toLowerCase()}`],
      projectId: instance.projectId,
      says: { instance: instance.name },
      instance,
    }));

const credentials = ({ projects }: Plan): readonly Subject[] =>
  projects.flatMap(({ id, key, credentialsIssued: since }) =>
    since === undefined ? [] : [{ id: id.toLowerCase(), name: key, tags: ofProject(id), projectId: id, says: { project: key }, since }],
  );

const ofProject = (id: string): readonly string[] => [`aura_project:${id.toLowerCase()}`];

/** Severities that an alert has for a subject, and their thresholds. */
export function levelsFor(alert: PlannedAlert, { instance }: Subject, plan: Plan): readonly (readonly [Severity, number])[] {
  const classes = thresholdClasses(plan, alert);
  const own = instance === undefined ? classes[0] : classes.find((it) => isWithin(it.instances, instance.id));
  return [...(own?.levels ?? [])];
}
