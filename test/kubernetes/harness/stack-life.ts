import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parse } from "yaml";

import { render } from "../../../cli/render/render";
import { canariesIn, canary, searchFolder } from "../../e2e/harness/canaries";
import { type CheckoutStack, createCheckoutStack } from "../../e2e/harness/checkout-stack";
import { type ClusterObject, type ControlPlane, reference } from "../../support/control-plane";
import { checkout, type Ran } from "../../support/engine";
import { asked } from "./asked";
import { NAMESPACE } from "./monitored-cluster";
import { SECRETS, type Sections } from "./operator-sections";

/** Kinds of objects, as `["v1", "Secret"]`. */
export type Kinds = readonly (readonly [apiVersion: string, kind: string])[];

/** The stack whose life it is. */
export const STACK = "life";

/** One stack in the real engine, in a cluster whose objects can be looked at. Its secrets are canaries. */
export interface StackLife {
  readonly stack: CheckoutStack;
  readonly values: Readonly<Record<(typeof SECRETS)[number], string>>;
  /** Runs a command of the engine; what it prints is kept. */
  readonly pulumi: (args: readonly string[], input?: string) => Promise<Ran>;
  /** The same. @throws AssertionError with what it printed when it fails */
  readonly succeed: (...args: readonly string[]) => Promise<string>;
  readonly up: (...more: readonly string[]) => Promise<string>;
  readonly setSecret: (name: string, value: string) => Promise<void>;
  /** The stack's objects as somebody asked for them. */
  readonly ours: () => Promise<ReadonlyMap<string, unknown>>;
  /** Searches for the secrets. @param kinds more that are not the stack's own @param least objects that must have been read @throws AssertionError where one is found */
  readonly assertSecretsHidden: (kinds: Kinds, least: number) => Promise<void>;
  /** Compares manifests with what the engine creates; the stack ends destroyed by the engine, and applied by kubectl. */
  readonly assertRendersTheSame: (sections: (secrets: object) => Sections, destroyed?: () => Promise<void>) => Promise<void>;
}

/** Creates the stack, empty, without its secrets. @param kinds those of its objects */
export async function beginLife(cluster: ControlPlane, kinds: Kinds, sections: Sections): Promise<StackLife> {
  const beside = { programs: ["pulumi-resource-kubernetes"], env: { KUBECONFIG: cluster.kubeconfig } } as const;
  const stack = await createCheckoutStack(STACK, sections, beside);
  const values = { aura: canary("aura"), pagerduty: canary("pagerduty"), slack: `https://hooks.example/services/${canary("slack")}` };
  const engine = engineOf(stack);
  const life = { ...engine, stack, values, ours: () => ofStack(cluster, kinds) };
  return {
    ...life,
    assertSecretsHidden: (more, least) => assertSecretsHidden({ ...life, cluster, kinds: [...kinds, ...more], least }),
    assertRendersTheSame: (both, destroyed = async () => {}) => assertRendersTheSame(life, cluster, both, destroyed),
  };
}

type Engine = Pick<StackLife, "pulumi" | "succeed" | "up" | "setSecret"> & { readonly printed: readonly string[] };

function engineOf(stack: CheckoutStack): Engine {
  const printed: string[] = [];
  const pulumi: Engine["pulumi"] = async (args, input) => {
    const ran = await stack.run(args, input);
    printed.push(ran.output);
    return ran;
  };
  const checked = async (args: readonly string[], input?: string): Promise<string> => {
    const { code, output } = await pulumi(args, input);
    assert.equal(code, 0, output);
    return output;
  };
  return {
    printed,
    pulumi,
    succeed: (...args) => checked(args),
    up: (...more) => checked(["up", "--yes", "--skip-preview", "--diff", ...more]),
    setSecret: async (name, value) => void (await checked(["config", "set", "--secret", `secrets:${name}`], value)),
  };
}

async function ofStack(cluster: ControlPlane, kinds: Kinds): Promise<ReadonlyMap<string, unknown>> {
  const own = (await listed(cluster, kinds)).filter(({ metadata }) => metadata.labels?.["app.kubernetes.io/instance"] === `aura-${STACK}`);
  return new Map(own.map((it) => [`${it.kind} ${it.metadata.name}`, asked(it)]));
}

type Life = Engine & Pick<StackLife, "stack" | "values" | "ours">;

interface Searched extends Life {
  readonly cluster: ControlPlane;
  readonly kinds: Kinds;
  /** Objects that must have been read, or the search proves nothing. */
  readonly least: number;
}

async function assertSecretsHidden({ cluster, kinds, least, stack, values, succeed, printed }: Searched): Promise<void> {
  const all = Object.values(values);
  const open = (await listed(cluster, kinds)).filter(({ kind }) => kind !== "Secret");
  assert.ok(open.length > least, `${open.length} objects were read`);
  for (const it of open) assert.deepEqual(canariesIn(JSON.stringify(it), all), [], `${it.kind} ${it.metadata.name}`);
  const secret = await cluster.read(reference("v1", "Secret", `aura-${STACK}`, NAMESPACE));
  assert.deepEqual(Object.keys(secret!.data as object).sort(), [...SECRETS]);
  for (const { path, found } of searchFolder(stack.workspace.state, all)) assert.deepEqual(found, [], path);
  await succeed("stack", "export");
  assert.deepEqual(canariesIn(printed.join("\n"), all), []);
}

async function assertRendersTheSame(
  { stack, values, up, ours, succeed }: Life,
  cluster: ControlPlane,
  sections: (secrets: object) => Sections,
  destroyed: () => Promise<void>,
): Promise<void> {
  await cluster.apply([{ ...reference("v1", "Secret", "aura-values", NAMESPACE), stringData: values }]);
  stack.configure(sections({ secrets: { kind: "existing", name: "aura-values" } }));
  await up();
  const created = await ours();
  await succeed("destroy", "--yes", "--skip-preview");
  assert.deepEqual([...(await ours()).keys()], []);
  await destroyed();
  await applyRendered(cluster, stack.workspace.stackFile, Object.values(values));
  assert.deepEqual(await ours(), created);
}

const listed = async (cluster: ControlPlane, kinds: Kinds): Promise<readonly ClusterObject[]> =>
  (await Promise.all(kinds.map(([apiVersion, kind]) => cluster.list(apiVersion, kind, NAMESPACE)))).flat();

/** Renders a stack file and applies what came out, strictly. @throws AssertionError where a secret is in it, or the cluster refuses it */
async function applyRendered(cluster: ControlPlane, file: string, secrets: readonly string[]): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), "aura-render-"));
  try {
    await render({ root: checkout, stack: STACK, file, out }, () => {});
    for (const { path, found } of searchFolder(out, secrets)) assert.deepEqual(found, [], path);
    const { resources } = parse(readFileSync(join(out, "kustomization.yaml"), "utf8")) as { readonly resources: readonly string[] };
    const manifests = resources.map((it) => parse(readFileSync(join(out, it), "utf8")) as ClusterObject);
    await cluster.apply(manifests, { dryRun: true });
    const { ok, output } = await cluster.kubectl("apply", "--server-side", "--validate=strict", "-k", out);
    assert.ok(ok, output);
  } finally {
    rmSync(out, { recursive: true });
  }
}
