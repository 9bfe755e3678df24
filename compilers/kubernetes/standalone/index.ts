export { ALERTMANAGER_FILES } from "./alertmanager";
export type { StandaloneOptions } from "./options";
export { PROMETHEUS_FILES, REPLICA } from "./prometheus";
export { type StandaloneRequirements, standaloneRequirements } from "./requirements";
export { LONGEST_IDENTITY, podAddresses, PORTS, serverName } from "./server";
export { compileStandalone, type StandaloneObjects } from "./standalone";
export { secretFile } from "./volumes";
