import type { StandaloneOptions } from "../compilers/kubernetes/standalone";
import type { StandaloneConfig } from "./config/standalone";

/** What standalone mode compiles with. @param secret the Secret of the values that the config only names */
export function standaloneOptions(prometheus: StandaloneConfig, secret: string): StandaloneOptions {
  const { images, alertmanager, storageClass, placement, ingress } = prometheus;
  const { priorityClass, ...nodes } = placement;
  const server = (kind: "prometheus" | "alertmanager", { replicas, storage, resources }: StandaloneConfig | typeof alertmanager) => {
    const host = ingress?.[kind];
    return {
      replicas,
      resources,
      storage: volumeSize(storage),
      image: images[kind],
      ...(host !== undefined && { externalUrl: `https://${host}` }),
    };
  };
  return {
    namespace: prometheus.namespace,
    prometheus: server("prometheus", prometheus),
    alertmanager: server("alertmanager", alertmanager),
    ...(storageClass !== undefined && { storageClass }),
    reloaderImage: images.reloader,
    pullSecrets: images.pullSecrets,
    secret,
    network: prometheus.network,
    placement: { ...nodes, ...(priorityClass !== undefined && { priorityClass }) },
    ...(ingress !== undefined && { ingress: ingressOptions(ingress) }),
  };
}

function ingressOptions({
  prometheus,
  alertmanager,
  tls,
  class: name,
  authentication,
  annotations,
}: NonNullable<StandaloneConfig["ingress"]>) {
  return {
    hosts: { ...(prometheus !== undefined && { prometheus }), ...(alertmanager !== undefined && { alertmanager }) },
    tls,
    annotations,
    ...(name !== undefined && { class: name }),
    ...(authentication.kind === "basic" && { passwords: authentication.secret }),
  };
}

/** `50GB` as Prometheus means it, 2^30 bytes each, as Kubernetes writes it: `50Gi`. */
export const volumeSize = (size: string): string => size.replace(/B$/, "i");
