import type { InstanceOptions, ProjectOptions, SimulatorOptions } from "./options";

/** @throws Error that lists every mistake in the options. */
export function checkOptions(options: SimulatorOptions): void {
  const problems = [
    ...duplicates(
      "project",
      options.projects.map((project) => project.id),
    ),
    ...duplicates(
      "client",
      options.projects
        .flatMap((project) => [...new Set(project.clients.map((client) => client.clientId))])
        .filter((id) => secretsOf(options.projects, id).size > 1),
    ),
    ...duplicates(
      "instance",
      options.projects.flatMap((project) => project.instances.map((instance) => instance.id)),
    ),
    ...options.projects.flatMap(projectProblems),
  ];
  if (problems.length > 0) throw new Error(`The simulator cannot start:\n  ${problems.join("\n  ")}`);
}

const secretsOf = (projects: readonly ProjectOptions[], clientId: string): Set<string> =>
  new Set(
    projects
      .flatMap((project) => project.clients)
      .filter((client) => client.clientId === clientId)
      .map((client) => client.clientSecret),
  );

const duplicates = (what: string, ids: readonly string[]): string[] =>
  [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `two ${what}s have the id "${id}": give each its own`);

const projectProblems = (project: ProjectOptions): string[] => [
  ...(/^[\w.-]+$/.test(project.id) ? [] : [`project "${project.id}": an id has letters, digits, "-", "_" and "." only`]),
  ...project.instances.flatMap(instanceProblems),
];

/** What is wrong with one instance, in words; empty when nothing is. */
export function instanceProblems({ id, members = 3, secondaries = 0, load = 0.4, cores = 4, ...rest }: InstanceOptions): string[] {
  const at = `instance "${id}"`;
  return [
    /^[0-9a-f]{8}$/i.test(id) ? "" : `${at}: an instance id is 8 hexadecimal digits`,
    Number.isInteger(members) && members >= 1 ? "" : `${at}: members is ${members}; it must be a whole number from 1`,
    Number.isInteger(secondaries) && secondaries >= 0 ? "" : `${at}: secondaries is ${secondaries}; it must be a whole number from 0`,
    load >= 0 && load <= 1 ? "" : `${at}: load is ${load}; it must be from 0 to 1`,
    cores > 0 ? "" : `${at}: cores is ${cores}; it must be above 0`,
    (rest.storageBytes ?? 1) > 0 ? "" : `${at}: storageBytes is ${rest.storageBytes}; it must be above 0`,
    rest.databases?.length === 0 ? `${at}: databases is empty; name at least one` : "",
    rest.zones?.length === 0 ? `${at}: zones is empty; name at least one` : "",
  ].filter((problem) => problem !== "");
}
