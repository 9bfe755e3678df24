import type { LockedInstance } from "./lock";
import { lockedInstanceOf } from "./locked-instance";
import type { ManagementApi } from "./management-api";
import { ManagementApiError } from "./management-api-error";

/** A project to read, and who may read it. */
export interface ProjectToRead {
  /** Its name in the config. */
  readonly key: string;
  readonly id: string;
  readonly api: ManagementApi;
}

/** What came of reading one project: all its instances, or why none of them. */
export type ProjectRead =
  | {
      readonly kind: "read";
      readonly key: string;
      readonly id: string;
      readonly name: string;
      readonly instances: readonly LockedInstance[];
    }
  | { readonly kind: "failed"; readonly key: string; readonly id: string; readonly error: ManagementApiError };

/** Told before each instance. @param done how many of the project are read */
export type OnInstance = (project: string, done: number, total: number) => void;

/** Reads projects one after the other. One that fails does not hide the others, and is never taken for empty. */
export async function readFleet(projects: readonly ProjectToRead[], onInstance: OnInstance = () => {}): Promise<readonly ProjectRead[]> {
  const all: ProjectRead[] = [];
  for (const project of projects) all.push(await readProject(project, onInstance));
  return all;
}

async function readProject({ key, id, api }: ProjectToRead, onInstance: OnInstance): Promise<ProjectRead> {
  try {
    onInstance(key, 0, 0);
    // A client that does not see the project gets an empty list: only this call tells it from an empty project.
    const name = await api.project(id);
    const listed = await api.instances(id);
    const instances: LockedInstance[] = [];
    for (const [index, it] of listed.entries()) {
      onInstance(key, index, listed.length);
      const found = await api.instance(it.id);
      if (found !== undefined) instances.push(lockedInstanceOf(found));
    }
    return { kind: "read", key, id, name, instances };
  } catch (error) {
    if (error instanceof ManagementApiError) return { kind: "failed", key, id, error };
    throw error;
  }
}
