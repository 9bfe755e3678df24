import type { Lock, LockedInstance } from "./lock";
import type { ProjectRead } from "./read-fleet";

/** The lock after a reading: projects that were read are replaced, those that were not keep what they had, others are dropped. */
export const updatedLock = (before: Lock, reads: readonly ProjectRead[]): Lock => ({
  version: 1,
  instances: reads.flatMap((it) => (it.kind === "read" ? it.instances : before.instances.filter(({ projectId }) => projectId === it.id))),
});

/** How two locks differ. */
export interface LockChanges {
  readonly added: readonly LockedInstance[];
  readonly removed: readonly LockedInstance[];
  readonly changed: readonly { readonly before: LockedInstance; readonly after: LockedInstance }[];
}

/** What a new lock adds, takes away and changes. */
export function lockChanges(before: Lock, after: Lock): LockChanges {
  const was = new Map(before.instances.map((it) => [it.id, it]));
  const is = new Set(after.instances.map(({ id }) => id));
  return {
    added: after.instances.filter(({ id }) => !was.has(id)),
    removed: before.instances.filter(({ id }) => !is.has(id)),
    changed: after.instances.flatMap((it) => {
      const old = was.get(it.id);
      return old !== undefined && FIELDS.some((field) => old[field] !== it[field]) ? [{ before: old, after: it }] : [];
    }),
  };
}

/** Everything that can change of an instance. */
export const FIELDS = [
  "name",
  "projectId",
  "type",
  "status",
  "region",
  "memory",
  "storage",
  "metrics",
] as const satisfies readonly (keyof LockedInstance)[];

/** A fleet that shrinks by more than this needs to be confirmed. */
const LARGEST_LOSS = 0.2;

/**
 * Why a new lock needs to be confirmed by a person; undefined when it does not.
 * @param configured ids of the projects in the config: what another one loses was taken out on purpose
 */
export function doubtfulLoss(before: Lock, after: Lock, configured: readonly string[]): string | undefined {
  const had = before.instances.filter(({ projectId }) => configured.includes(projectId));
  const lost = lockChanges({ version: 1, instances: had }, after).removed;
  if (lost.length > LARGEST_LOSS * had.length)
    return `${lost.length} of ${had.length} instances are gone, more than a fifth: ${named(lost)}`;
  const emptied = [...new Set(lost.map(({ projectId }) => projectId))].find(
    (id) => !after.instances.some(({ projectId }) => projectId === id),
  );
  return emptied === undefined
    ? undefined
    : `project ${emptied} has no instance any more: ${named(lost.filter(({ projectId }) => projectId === emptied))}`;
}

const SHOWN = 10;

function named(instances: readonly LockedInstance[]): string {
  const shown = instances.slice(0, SHOWN).map(({ id, name }) => `${name} (${id})`);
  return [...shown, ...(instances.length > SHOWN ? [`${instances.length - SHOWN} more`] : [])].join(", ");
}
