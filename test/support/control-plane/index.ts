export { type ClusterClient } from "./cluster-client";
export { type ClusterObject, type ObjectReference, reference } from "./cluster-object";
export { Refused } from "./refused";
export { type ControlPlane, type ControlPlaneOptions, controlPlanePrograms, startControlPlane } from "./start-control-plane";
