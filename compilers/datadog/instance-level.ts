import type { Alert } from "../../catalog/model";
import { GROUPS } from "../../languages/datadog";

/** Whether each of an alert's groups lies within one instance. */
export const isInInstance = ({ when }: Pick<Alert, "when">): boolean => GROUPS[when.signal.level].includes("instance_id");
