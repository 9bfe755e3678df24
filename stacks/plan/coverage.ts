import { type PlannedAlert, type PlannedInstance, type PlannedRoute, SEVERITIES } from "../../catalog/model";
import type { Draft } from "./draft";
import type { Fleet } from "./labels";
import { isAboutInstances } from "./overrides";

type Label = keyof PlannedRoute["match"];
type Labels = Readonly<Partial<Record<Label, string>>>;

/** Something that an alert may be about: in words, and as the labels that routes can match. */
interface Subject {
  readonly about: string;
  readonly labels: Labels;
}

const SHOWN = 5;

/** Reports severities, and teams, that no route takes: nobody would be told. */
export function reportUncovered(alerts: readonly PlannedAlert[], routes: readonly PlannedRoute[], fleet: Fleet, draft: Draft): void {
  if (
    ["routes", "contacts", "aura", "alerts", "environment"].some((it) => draft.broken.has(it)) ||
    Object.keys(draft.config.contacts).length === 0
  )
    return;
  const subjects = subjectsOf(routes, fleet, draft);
  for (const severity of [...SEVERITIES].reverse()) {
    const fired = alerts.filter(({ role, on }) => role === "problem" && on.includes(severity));
    const lost = [
      ...new Set(
        fired.flatMap((alert) =>
          subjects(alert)
            .filter(({ labels }) => !routes.some((it) => takes(it, { ...labels, severity, aura_alert: alert.id })))
            .map(({ about }) => about),
        ),
      ),
    ];
    if (lost.length === 0) continue;
    draft.report({
      path: "routes",
      problem: `${severity} alerts reach nobody when they are about ${lost.slice(0, SHOWN).join(", ")}${lost.length > SHOWN ? ` and ${lost.length - SHOWN} more` : ""}`,
      fix: "add a route for them, or one at the end that takes everything: { to: … }",
    });
  }
}

const takes = ({ match }: PlannedRoute, labels: Labels): boolean =>
  (Object.keys(match) as Label[]).every((label) => match[label]!.includes(labels[label] ?? ""));

/** What each alert may be about; instances that no route can tell apart are one subject, so that large fleets cost nothing. */
function subjectsOf(
  routes: readonly PlannedRoute[],
  { instances, projects }: Fleet,
  { config: { environment } }: Draft,
): (alert: PlannedAlert) => readonly Subject[] {
  const matched = [...new Set(routes.flatMap(({ match }) => Object.keys(match) as Label[]))];
  const distinct = (all: readonly Subject[]): readonly Subject[] => [
    ...new Map(all.map((it) => [matched.map((label) => it.labels[label] ?? "").join("\n"), it])).values(),
  ];
  const wide: readonly Subject[] = [{ about: "the pipeline", labels: { environment } }];
  const ofProjects = projects.map(({ id, key }): Subject => ({ about: `project ${key}`, labels: { environment, aura_project: id } }));
  const unknown = projects.map(({ id, key }): Subject => ({
    about: `instances of ${key} that are not in the config`,
    labels: { environment, aura_project: id },
  }));
  const ofInstances = distinct([...instances.map((it) => ({ about: aboutInstance(it), labels: labelsOf(it) })), ...unknown]);
  return (alert) => {
    if (isAboutInstances(alert)) return ofInstances;
    return alert.when.signal.level === "stack" || alert.when.signal.level === "server" ? wide : ofProjects;
  };
}

const aboutInstance = ({ team, name }: PlannedInstance): string => (team === undefined ? `${name} (no team)` : `team ${team}`);

const labelsOf = ({ id, projectId, environment, team, tier, service }: PlannedInstance): Labels => ({
  instance_id: id,
  aura_project: projectId,
  environment,
  ...(team !== undefined && { team }),
  ...(tier !== undefined && { tier }),
  ...(service !== undefined && { service }),
});
