export type { PodRunner } from "./pod-runner";
export { type Kubelet, startKubelet } from "./start-kubelet";
