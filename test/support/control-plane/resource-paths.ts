import { Refused } from "./refused";
import type { Send } from "./send";

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** Answers with the path under which the objects of a kind live. @throws Refused, Error when the cluster does not know the kind */
export type PathOf = (apiVersion: string, kind: string, namespace: string | undefined) => Promise<string>;

/** Asks the API server for its kinds, and again when one is not among those it had before: CRDs come later. */
export function resourcePaths(send: Send): PathOf {
  const known = new Map<string, Resource>();
  const learn = async (root: string, apiVersion: string): Promise<void> => {
    const reply = await send("GET", root);
    if (reply.status !== 200) throw new Refused(`kinds of ${apiVersion}`, reply);
    const { resources } = reply.body as { readonly resources: readonly Resource[] };
    for (const each of resources.filter(({ name }) => !name.includes("/"))) known.set(`${apiVersion}/${each.kind}`, each);
  };
  return async (apiVersion, kind, namespace) => {
    const [root, key] = [apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`, `${apiVersion}/${kind}`];
    if (!known.has(key)) await learn(root, apiVersion);
    const resource = known.get(key);
    if (!resource) throw new Error(`The cluster knows no ${kind} in ${apiVersion}.`);
    const scope = resource.namespaced && namespace !== undefined ? `/namespaces/${namespace}` : "";
    return `${root}${scope}/${resource.name}`;
  };
}
