import type { Difference } from "../../inventory/difference";
import type { ProjectRead } from "../../inventory/read-fleet";
import type { LockChanges } from "../../inventory/update-lock";

/** What `inventory` found and did. */
export interface InventoryReport {
  readonly stack: string;
  /** The stack file as people call it. */
  readonly file: string;
  readonly reads: readonly ProjectRead[];
  /** Of the projects that were read. */
  readonly differences: readonly Difference[];
  readonly lock: {
    /** Whether the lock file now says what Aura said. */
    readonly written: boolean;
    /** Why it was not written without a person's word. */
    readonly doubt: string | undefined;
    /** From the lock file that was there. */
    readonly changes: LockChanges;
  };
}
