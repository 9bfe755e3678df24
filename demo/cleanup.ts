/** What must be undone when the demo ends, however it ends. */
export interface Cleanup {
  /**
   * @param orderly how it is undone in time
   * @param abrupt what can still be done when the process ends at once
   * @returns says that there is nothing to undo any more
   */
  readonly add: (orderly: () => Promise<void> | void, abrupt?: () => void) => () => void;
  /** Undoes everything, the newest first; one failure does not keep the rest from being undone. Does nothing the second time. */
  readonly run: () => Promise<void>;
  /** The same at once. */
  readonly runAbruptly: () => void;
}

/** Nothing to undo at first. */
export function createCleanup(): Cleanup {
  const tasks: { readonly orderly: () => Promise<void> | void; readonly abrupt: () => void }[] = [];
  const forget = (task: (typeof tasks)[number]): void => void (tasks.includes(task) && tasks.splice(tasks.indexOf(task), 1));
  return {
    add: (orderly, abrupt = () => {}) => {
      const task = { orderly, abrupt };
      tasks.push(task);
      return () => forget(task);
    },
    run: async () => {
      const failures: unknown[] = [];
      for (let task = tasks.at(-1); task !== undefined; task = tasks.at(-1)) {
        // It stays listed while it runs, so that a second, abrupt end still finds it.
        try {
          await task.orderly();
        } catch (error) {
          failures.push(error);
        }
        forget(task);
      }
      if (failures.length > 0) throw new AggregateError(failures, "not everything could be cleaned up");
    },
    runAbruptly: () => {
      for (const { abrupt } of tasks.splice(0).reverse()) abrupt();
    },
  };
}
