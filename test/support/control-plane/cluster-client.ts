import type { ClusterObject, ObjectReference } from "./cluster-object";
import { Refused } from "./refused";
import { resourcePaths } from "./resource-paths";
import type { Reply, Send } from "./send";

/** How objects are applied. */
export interface ApplyOptions {
  /** Only ask whether they would be accepted. @default false */
  readonly dryRun?: boolean;
  /** Who owns the fields. @default "test" */
  readonly manager?: string;
}

/** Speaks to an API server as one user, in plain JSON. Every write is validated strictly: an unknown or doubled field is refused. */
export interface ClusterClient {
  readonly send: Send;
  /** Applies on the server, one after the other, and takes fields from other managers. @throws Refused at the first that is refused */
  readonly apply: (objects: readonly ClusterObject[], options?: ApplyOptions) => Promise<readonly ClusterObject[]>;
  /** @throws Refused */
  readonly create: (object: ClusterObject) => Promise<ClusterObject>;
  /** Undefined when there is none. @throws Refused */
  readonly read: (object: ObjectReference) => Promise<ClusterObject | undefined>;
  /** All of a kind, in one namespace or, without one, in all. @throws Refused */
  readonly list: (apiVersion: string, kind: string, namespace?: string) => Promise<readonly ClusterObject[]>;
  /** Does nothing when there is none. @throws Refused */
  readonly remove: (object: ObjectReference) => Promise<void>;
}

/** A client over one way to send. */
export function clusterClient(send: Send): ClusterClient {
  const collection = resourcePaths(send);
  const pathOf = async ({ apiVersion, kind, metadata: { name, namespace = "default" } }: ObjectReference): Promise<string> =>
    `${await collection(apiVersion, kind, namespace)}/${name}`;
  const applyOne = async (object: ClusterObject, { dryRun = false, manager = "test" }: ApplyOptions): Promise<ClusterObject> => {
    const query = `?fieldManager=${manager}&force=true&fieldValidation=Strict${dryRun ? "&dryRun=All" : ""}`;
    return accepted(object, await send("PATCH", `${await pathOf(object)}${query}`, object, "application/apply-patch+yaml"));
  };
  return {
    send,
    apply: async (objects, options = {}) => {
      const applied: ClusterObject[] = [];
      for (const object of objects) applied.push(await applyOne(object, options));
      return applied;
    },
    create: async (object) => {
      const path = await collection(object.apiVersion, object.kind, object.metadata.namespace ?? "default");
      return accepted(object, await send("POST", `${path}?fieldValidation=Strict`, object));
    },
    read: async (object) => {
      const reply = await send("GET", await pathOf(object));
      return reply.status === 404 ? undefined : accepted(object, reply);
    },
    list: async (apiVersion, kind, namespace) => {
      const reply = await send("GET", await collection(apiVersion, kind, namespace));
      if (reply.status !== 200) throw new Refused(`list of ${kind}`, reply);
      return (reply.body as { readonly items: readonly Omit<ClusterObject, "apiVersion" | "kind">[] }).items.map(
        (item) => ({ apiVersion, kind, ...item }) as ClusterObject,
      );
    },
    remove: async (object) => {
      const reply = await send("DELETE", await pathOf(object));
      if (reply.status !== 404) accepted(object, reply);
    },
  };
}

function accepted({ kind, metadata: { name } }: ObjectReference, reply: Reply): ClusterObject {
  if (reply.status >= 300) throw new Refused(`${kind} ${name}`, reply);
  return reply.body as ClusterObject;
}
