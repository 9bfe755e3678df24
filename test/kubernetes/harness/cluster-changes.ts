import { type ClusterObject, type ControlPlane, reference } from "../../support/control-plane";
import { NAMESPACE } from "./monitored-cluster";

/** Makes a cluster wrong. @returns what makes it right again */
export type Spoil = (cluster: ControlPlane) => Promise<() => Promise<unknown>>;

/** With one more object. */
export const having =
  (object: ClusterObject): Spoil =>
  async (cluster) => {
    await cluster.create(object);
    return () => cluster.remove(object);
  };

/** Without an object. */
export const lacking =
  (object: ClusterObject): Spoil =>
  async (cluster) => {
    await cluster.remove(object);
    return () => cluster.create(object);
  };

/** With a Secret that has such keys. */
export const havingSecret = (name: string, keys: readonly string[]): Spoil =>
  having({ ...reference("v1", "Secret", name, NAMESPACE), stringData: Object.fromEntries(keys.map((it) => [it, "x"])) });
