import type { PlannedInstance, PlannedProject, PlannedRoute } from "../../catalog/model";
import type { AlertRouteInput } from "../config/routes";
import { suggest } from "../mistakes/suggest";
import { byName, type Draft } from "./draft";

/** What a plan has resolved when routes are read. */
export interface Fleet {
  readonly projects: readonly PlannedProject[];
  readonly instances: readonly PlannedInstance[];
}

type Match = PlannedRoute["match"];

/** What a route matches, with names of projects and instances turned into ids. */
export function resolveMatch(route: AlertRouteInput, path: string, fleet: Fleet, draft: Draft): Match {
  const known = knownValues(fleet, draft);
  const plain = (["team", "environment", "tier", "service"] as const).flatMap((label) => {
    route[label]?.forEach((value) => reportUnknown(value, `${path}.${label}`, known[label], `${label}s`, draft));
    return route[label] === undefined ? [] : [[label, route[label]] as const];
  });
  route.alert?.forEach((value) =>
    reportUnknown(
      value,
      `${path}.alert`,
      draft.catalog.alerts.map(({ id }) => id),
      "alerts",
      { ...draft, broken: new Set() },
    ),
  );
  const instances = route.instance?.flatMap((name) => findInstance(name, `${path}.instance`, draft));
  return {
    ...(route.severity !== undefined && { severity: route.severity }),
    ...Object.fromEntries(plain),
    ...(route.project !== undefined && { aura_project: route.project.flatMap((name) => findProject(name, `${path}.project`, draft)) }),
    ...(instances !== undefined && { instance_id: instances }),
    ...(route.alert !== undefined && { aura_alert: route.alert }),
  };
}

/** The id of the project with this name; unknown names are reported. */
export function findProject(name: string, path: string, draft: Draft): readonly string[] {
  const { projects } = draft.config.aura;
  reportUnknown(name, path, Object.keys(projects), "projects", draft);
  return projects[name] === undefined ? [] : [projects[name].id];
}

/** The id of the instance that is meant by `orders`, `payments/orders` or its id. */
export function findInstance(text: string, path: string, draft: Draft): readonly string[] {
  const all = byName(draft.config.aura.projects).flatMap(([project, { instances }]) =>
    byName(instances).map(([name, { id }]) => ({ id, project, names: [name, `${project}/${name}`, id] })),
  );
  const meant = all.filter(({ names }) => names.includes(text));
  if (meant.length > 1) {
    draft.report({
      path,
      value: text,
      problem: "is the name of several instances",
      fix: `write ${meant.map(({ project }) => `${project}/${text}`).join(" or ")}`,
    });
  } else if (meant.length === 0) {
    reportUnknown(
      text,
      path,
      all.map(({ names }) => names[0]!),
      "instances",
      draft,
    );
  }
  return meant.map(({ id }) => id);
}

function knownValues({ instances }: Fleet, { config }: Draft) {
  const values = (label: "team" | "tier" | "service") => [...new Set(instances.flatMap((it) => it[label] ?? []))].sort();
  return {
    team: values("team"),
    tier: values("tier"),
    service: values("service"),
    environment: [...new Set([config.environment, ...instances.map((it) => it.environment)])].sort(),
  };
}

function reportUnknown(value: string, path: string, known: readonly string[], what: string, { report, broken }: Draft): void {
  if (known.includes(value) || broken.has("aura") || broken.has("environment")) return;
  report({ path, value, problem: `no such ${what.slice(0, -1)}`, fix: suggest(value, known, what) });
}
