export type { ClusterClient } from "./cluster-client";
export { type ClusterObject, type ObjectReference, reference } from "./cluster-object";
export type { ControlPlane } from "./control-plane";
export { generatedConfig, generatedRules } from "./generated-config";
export { type ControlPlaneOptions, controlPlanePrograms } from "./options";
export { Refused } from "./refused";
export { startControlPlane } from "./start-control-plane";
