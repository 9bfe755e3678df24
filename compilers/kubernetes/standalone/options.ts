/** CPU and memory of a container, as Kubernetes writes them. */
export interface Resources {
  readonly cpu: string;
  readonly memory: string;
}

/** What both kinds of servers are told. */
export interface ServerOptions {
  readonly replicas: number;
  /** Size of the volume, as Kubernetes writes it. */
  readonly storage: string;
  readonly resources: Resources;
  readonly image: string;
  /** `https://host` where people reach it. */
  readonly externalUrl?: string;
}

/** What the address of people needs. */
export interface IngressOptions {
  /** Host of each server that has one. */
  readonly hosts: { readonly prometheus?: string; readonly alertmanager?: string };
  readonly class?: string;
  /** The Secret with the certificate. */
  readonly tls: string;
  /** The Secret with names and passwords, where ingress-nginx asks for them. */
  readonly passwords?: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What standalone mode knows beside the plan. */
export interface StandaloneOptions {
  readonly namespace: string;
  readonly prometheus: ServerOptions;
  readonly alertmanager: ServerOptions;
  readonly storageClass?: string;
  readonly reloaderImage: string;
  readonly pullSecrets: readonly string[];
  /** The Secret that holds the secrets which the config only names. */
  readonly secret: string;
  readonly network: { readonly readers: readonly string[]; readonly addresses: readonly string[]; readonly ports: readonly number[] };
  readonly placement: {
    readonly nodeSelector: Readonly<Record<string, string>>;
    readonly tolerations: readonly object[];
    readonly priorityClass?: string;
  };
  readonly ingress?: IngressOptions;
}
