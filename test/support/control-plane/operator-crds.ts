import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { eventually } from "../../e2e/harness/eventually";
import type { ClusterClient } from "./cluster-client";
import { moduleFolder } from "./module-folder";
import { Refused } from "./refused";
import type { Send } from "./send";

const MODULE = "github.com/prometheus-operator/prometheus-operator";
const GROUP = "monitoring.coreos.com";
const DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/** The custom resource definitions of the pinned operator, complete and unchanged: YAML by name, as "scrapeconfigs.monitoring.coreos.com". */
export async function readOperatorCrds(): Promise<ReadonlyMap<string, string>> {
  const folder = join(await moduleFolder("prometheus-operator", MODULE), "example", "prometheus-operator-crd");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml")).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return new Map(files.map((file, index) => [nameOf(file), texts[index]!]));
}

// "monitoring.coreos.com_scrapeconfigs.yaml"
const nameOf = (file: string): string => file.replace(".yaml", "").split("_").reverse().join(".");

/**
 * Applies the definitions as they are, and waits until the API server serves them.
 * @param only the plural names of some, as "scrapeconfigs". @default all
 * @throws Refused
 */
export async function applyOperatorCrds(client: ClusterClient, only?: readonly string[]): Promise<void> {
  const crds = [...(await readOperatorCrds())].filter(([name]) => only?.includes(name.split(".")[0]!) ?? true);
  const apply = async ([name, yaml]: readonly [string, string]): Promise<void> => {
    const reply = await client.send("PATCH", `${DEFINITIONS}/${name}?fieldManager=test&force=true`, yaml, "application/apply-patch+yaml");
    if (reply.status >= 300) throw new Refused(name, reply);
  };
  await Promise.all(crds.map(apply));
  await operatorCrdsServed(
    client,
    crds.map(([name]) => name),
  );
}

/** Waits until the API server serves definitions that it has. @param names @default all */
export async function operatorCrdsServed({ send }: ClusterClient, names?: readonly string[]): Promise<void> {
  const wanted = names ?? [...(await readOperatorCrds()).keys()];
  await eventually("the operator's kinds are served", async () => {
    const served = await servedResources(send);
    return wanted.every((name) => served.has(name));
  });
}

// Discovery lists what is established. The definitions say so too, but are half a megabyte each.
async function servedResources(send: Send): Promise<ReadonlySet<string>> {
  const replies = await Promise.all(["v1", "v1alpha1"].map((version) => send("GET", `/apis/${GROUP}/${version}`)));
  const lists = replies.map(({ status, body }) =>
    status === 200 ? (body as { readonly resources: readonly { readonly name: string }[] }).resources : [],
  );
  return new Set(lists.flat().map(({ name }) => `${name}.${GROUP}`));
}
