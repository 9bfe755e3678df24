/** Metadata that the stack says about an object; the rest is the cluster's. */
export interface ObjectMetadata {
  readonly name: string;
  /** Absent only for what belongs to no namespace. */
  readonly namespace?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A Kubernetes object as it is applied: plain data, and never the value of a secret. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  readonly spec?: object;
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
  readonly type?: string;
  /** Of a ServiceAccount only. */
  readonly automountServiceAccountToken?: boolean;
}

/** An object, and what the stack calls it. */
export interface Manifest<O extends KubernetesObject = KubernetesObject> {
  /** Permanent: part of the name of its Pulumi resource. Unique in a stack. */
  readonly id: string;
  readonly object: O;
}
