import * as z from "zod";

const lockedInstance = z.object({
  /** Permanent identity: eight hexadecimal digits. */
  id: z.string().regex(/^[0-9a-f]{8}$/),
  /** As in Aura; not unique, may change at any time. */
  name: z.string(),
  projectId: z.string(),
  /** `business-critical`, `enterprise-db`, `professional-db`, … */
  type: z.string(),
  /** `running`, `paused`, … as it was when Aura was asked. */
  status: z.string(),
  region: z.string().nullable(),
  /** As Aura writes it: "8GB". */
  memory: z.string().nullable(),
  /** As Aura writes it: "16GB". */
  storage: z.string().nullable(),
  /** Whether Aura serves metrics of it. */
  metrics: z.boolean(),
});

const document = z.object({ version: z.literal(1), instances: z.array(lockedInstance) });

/** One instance that Aura had when it was asked. */
export type LockedInstance = Readonly<z.output<typeof lockedInstance>>;

/** What Aura had when it was asked. It holds no secret, and no time: the same fleet gives the same bytes. */
export interface Lock {
  readonly version: 1;
  readonly instances: readonly LockedInstance[];
}

/** A lock without an instance. */
export const EMPTY_LOCK: Lock = { version: 1, instances: [] };

/** A lock file cannot be read or written. */
export class LockFileUnusable extends Error {
  /** @param file as shown @param why what is wrong @param fix what to do */
  constructor(file: string, why: string, fix = "restore it from version control, or remove it and run `inventory` again") {
    super(`${file} ${why}\n  → ${fix}`);
    this.name = "LockFileUnusable";
  }
}

/** A stack's lock file; it stands next to the stack file. */
export const lockFileName = (stack: string): string => `inventory.${stack}.lock.json`;

/** Reads a lock file. @param file what it is called in errors @throws LockFileUnusable */
export function parseLock(text: string, file: string): Lock {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new LockFileUnusable(file, `is not JSON: ${(error as Error).message}`);
  }
  const { success, data, error } = document.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw new LockFileUnusable(file, `is not a lock file of this version: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
}

/** The text of a lock file: sorted by project and id, so that a change of the fleet is a change of a few lines. */
export function renderLock({ version, instances }: Lock): string {
  const sorted = [...instances].sort((a, b) => byCodeUnits(`${a.projectId} ${a.id}`, `${b.projectId} ${b.id}`)).map(inOrder);
  return `${JSON.stringify({ version, instances: sorted }, undefined, 2)}\n`;
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = ({ id, name, projectId, type, status, region, memory, storage, metrics }: LockedInstance): LockedInstance => ({
  id,
  name,
  projectId,
  type,
  status,
  region,
  memory,
  storage,
  metrics,
});
