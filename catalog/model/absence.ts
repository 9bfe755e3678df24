import type { Alert } from "./alert";
import type { Signal } from "./signal";
import { parts, walk } from "./walk";

/**
 * Whether an alert fires because data is missing, and goes on for as long as none comes: of data it asks only that there be none. One that needs
 * a sample, or that its endpoint answers, ends by itself while the endpoint is down.
 */
export const outlastsSilence = ({ ifNoData, when, guards }: Pick<Alert, "ifNoData" | "when" | "guards">): boolean =>
  ifNoData === "alert" && isKnown(when.signal) && guards.every(({ joins }) => joins === "unless");

/** Whether a signal is made of what the stack file says alone. */
const isKnown = (signal: Signal): boolean => walk(signal).every((it) => it.kind === "fact" || parts(it).length > 0);
