/** Types of instances that Aura serves no metrics of, and what people call them (introduction of Aura's metrics integration). */
const WITHOUT_METRICS: Readonly<Record<string, string>> = {
  "free-db": "AuraDB Free",
  "professional-db": "AuraDB Professional",
  "professional-ds": "AuraDS Professional",
};

/** What people call a tier that has no metrics; undefined for every other. @param type as the management API names it */
export const tierWithoutMetrics = (type: string): string | undefined =>
  Object.hasOwn(WITHOUT_METRICS, type) ? WITHOUT_METRICS[type] : undefined;

const AT_REST = ["paused", "pausing", "stopped", "suspending", "suspended"];

/** Whether an instance of this status has no metrics because somebody stopped it. */
export const isAtRest = (status: string): boolean => AT_REST.includes(status);
