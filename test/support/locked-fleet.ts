import type { Lock, LockedInstance } from "../../inventory/lock";

/** A running Business Critical instance of project `shop`, with what a test changes. */
export const locked = (changes: Partial<LockedInstance> = {}): LockedInstance => ({
  id: "6b0c65e8",
  name: "orders",
  projectId: "shop",
  type: "business-critical",
  status: "running",
  region: "europe-west2",
  memory: "8GB",
  storage: "16GB",
  metrics: true,
  ...changes,
});

/** A lock of these. */
export const lockOf = (...instances: readonly LockedInstance[]): Lock => ({ version: 1, instances });
