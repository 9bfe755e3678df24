export { mountedSecret } from "./alertmanager-secret";
export { UTC } from "./alertmanager-config";
export { compileOperator, type OperatorDocuments, type OperatorObjects } from "./operator";
export { withoutExtraMetrics } from "./extra-metrics";
export { FEATURES, isAtLeast, OLDEST } from "./features";
export type { OperatorOptions } from "./options";
export { type OperatorRequirements, operatorRequirements, type PreflightFacts } from "./requirements";
