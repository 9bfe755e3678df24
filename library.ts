export { catalog } from "./catalog";
export { type Lock, parseLock } from "./inventory/lock";
export type { BackendGap, Gap } from "./compilers/compiled";
export { DeploymentMarker, type DeploymentMarkerArgs } from "./components/deployment-marker";
export { ConfigError } from "./stacks/mistakes/config-error";
export { parseStackConfig, type StackConfig, type StackConfigInput } from "./stacks/config";
export { AuraMonitoring, type AuraMonitoringArgs } from "./stacks/monitoring";
