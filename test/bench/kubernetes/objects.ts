import { catalog } from "../../../catalog";
import type { KubernetesObject } from "../../../compilers/kubernetes/manifest";
import { sizeOf } from "../../../compilers/kubernetes/size";
import { compileStack } from "../../../stacks/compile";
import type { StackConfigInput } from "../../../stacks/config";
import { planStack } from "../../../stacks/plan";
import { fleetConfig } from "../fleet-config";
import { atMost, type Figure } from "../part";
import { printTable } from "../print-table";

const KIB = 1_024;

/** What the platform takes at most, in bytes, by kind. */
const LIMITS: Readonly<Record<string, number>> = {
  PrometheusRule: 512 * KIB, // the operator's webhook (MaxConfigMapDataSize)
  ConfigMap: 1_024 * KIB, // the API server (MaxSecretSize)
  Secret: 1_024 * KIB,
};
/** etcd's `--max-request-bytes`, which holds for every object. */
const ETCD = 1_536 * KIB;

const KINDS = ["operator", "standalone"] as const;
type Mode = (typeof KINDS)[number];

/** A stack in operator mode that watches so many instances; its dashboards, where it has some, are no part of it. */
export const operatorFleet = (instances: number): StackConfigInput =>
  fleetConfig(instances, { prometheus: { kind: "operator", namespace: "monitoring", release: "kube-prometheus-stack" } });

const standaloneFleet = (instances: number): StackConfigInput => fleetConfig(instances, { prometheus: { kind: "standalone" } });

/** Counts the objects of such a stack in each mode and their bytes, and compares each kind with what the platform takes. */
export const measureObjects = (sizes: readonly number[]): readonly Figure[] => KINDS.flatMap((mode) => measureMode(mode, sizes));

function measureMode(mode: Mode, sizes: readonly number[]): readonly Figure[] {
  const fleets = sizes.map((instances) => ({ instances, objects: objectsOf(mode, instances) }));
  printTable(
    `Objects in ${mode} mode, as JSON`,
    ["instances", "kind", "objects", "bytes in all", "largest", "limit"],
    fleets.flatMap(({ instances, objects }) => kindsOf(objects).map((kind) => row(instances, kind, objects))),
  );
  const { instances, objects } = fleets.at(-1)!;
  return [
    ...kindsOf(objects).map((kind) =>
      atMost(`largest ${kind} at ${instances} instances, ${mode}`, largest(objects, kind) / KIB, (LIMITS[kind] ?? ETCD) / KIB, "KiB"),
    ),
    { name: `objects at ${instances} instances, ${mode}`, value: String(objects.length), target: "–", held: undefined },
  ];
}

function objectsOf(mode: Mode, instances: number): readonly KubernetesObject[] {
  const input = mode === "operator" ? operatorFleet(instances) : standaloneFleet(instances);
  const { plan, config } = planStack(input, catalog, { stack: "bench" });
  const compiled = compileStack(plan, config, (it) => it);
  if (compiled.kind === "files") throw new Error(`compiled for ${compiled.kind}`);
  const { secret, referred, objects } = compiled.kind === "operator" ? compiled.operator : compiled.standalone;
  return [...(secret === undefined ? [] : [secret.manifest]), ...referred, ...objects].map(({ object }) => object);
}

const kindsOf = (objects: readonly KubernetesObject[]): readonly string[] => [...new Set(objects.map(({ kind }) => kind))].sort();

const bytesOf = (objects: readonly KubernetesObject[], kind: string): readonly number[] =>
  objects.filter((it) => it.kind === kind).map(sizeOf);

const largest = (objects: readonly KubernetesObject[], kind: string): number => Math.max(...bytesOf(objects, kind));

function row(instances: number, kind: string, objects: readonly KubernetesObject[]) {
  const bytes = bytesOf(objects, kind);
  return [instances, kind, bytes.length, bytes.reduce((sum, it) => sum + it, 0), Math.max(...bytes), LIMITS[kind] ?? ETCD];
}
