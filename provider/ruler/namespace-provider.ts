import type { CheckResult, CreateResult, DiffResult, Provider, ReadResult, UpdateResult } from "@pulumi/pulumi/provider";

import { receiveCluster, requireCluster } from "../cluster/receive";
import { describeChanges } from "../describe-changes";
import { engineLog } from "../engine-log";
import { failure } from "../receive-inputs";
import { unwrap } from "../wire";
import { canonicalText } from "./canonical-group";
import { checkGroups } from "./check-groups";
import { changedTenant, keptTenant } from "./kept";
import { findNamespaceDrift, type NamespaceDrift } from "./namespace-drift";
import { namespaceInputs, type NamespaceInputs } from "./namespace-inputs";
import { readNamespace } from "./read-namespace";
import { removeNamespace, takeBack, writeNamespace } from "./write-namespace";

/** The provider of `aura-files:index:RulerNamespace`: one resource is all rule groups of one namespace in a ruler. */
export const namespaceProvider = (version: string): Provider => ({ version, check, diff, create, read, update, delete: remove });

type State = NamespaceInputs & { readonly drift: NamespaceDrift };

async function check(urn: string, _olds: unknown, news: unknown): Promise<CheckResult> {
  const log = engineLog(urn);
  const received = receiveCluster(namespaceInputs, news);
  if (received.kind === "wrong") return { inputs: news, failures: received.problems.map(failure) };
  if (received.kind === "unknown") {
    await log.warn(`could not check the rules yet: ${received.paths.join(", ")} will be known during the update, and checked then`);
    return { inputs: news };
  }
  const { problems, unchecked } = await checkGroups(received.inputs, (words) => void log.info(words));
  for (const words of unchecked) await log.warn(words);
  return { inputs: keptTenant(received.inputs), failures: problems.map(failure) };
}

async function diff(_id: string, urn: string, olds: unknown, news: unknown): Promise<DiffResult> {
  const before = stateOf(olds);
  const received = receiveCluster(namespaceInputs, news);
  if (received.kind !== "known") return { changes: true };
  const { replaces, described } = changedTenant(before, received.inputs);
  if (before.namespace !== received.inputs.namespace) replaces.push("namespace");
  const restored = Object.entries(before.drift).map(([name, what]) => `! ${name} ${what}`);
  const groups = describeChanges(textsOf(before), textsOf(received.inputs), false, "rule groups");
  const all = [...described, ...restored, ...(groups === undefined ? [] : [groups])];
  if (all.length > 0) await engineLog(urn).info(all.join("\n"));
  // Two addresses may lead to one ruler, and the old place is emptied afterwards if it is not emptied first.
  return { changes: replaces.length + all.length > 0, replaces, deleteBeforeReplace: true };
}

const textsOf = ({ groups }: NamespaceInputs): Record<string, string> => Object.fromEntries(groups.map(({ name, text }) => [name, text]));

async function create(_urn: string, wired: unknown): Promise<CreateResult> {
  const inputs = requireCluster(namespaceInputs, wired);
  const before = await readNamespace(inputs);
  const foreign = [...before].filter(([name, text]) => !inputs.groups.some((it) => it.name === name && canonicalText(it.text) === text));
  if (foreign.length > 0)
    throw new Error(
      `the namespace ${inputs.namespace} of the ruler holds rule groups that this stack did not write: ${foreign.map(([name]) => name).join(", ")}\n` +
        "→ remove them, or give the stack another identity",
    );
  try {
    await writeNamespace(inputs);
  } catch (error) {
    await takeBack(inputs, before);
    throw error;
  }
  return { id: inputs.namespace, outs: kept({ ...inputs, drift: {} }) };
}

async function update(_id: string, _urn: string, _olds: unknown, news: unknown): Promise<UpdateResult> {
  const inputs = requireCluster(namespaceInputs, news);
  await writeNamespace(inputs);
  return { outs: kept({ ...inputs, drift: {} }) };
}

async function read(id: string, _urn: string, wired: unknown): Promise<ReadResult> {
  const state = stateOf(wired);
  if (state.namespace === undefined) throw new Error("rule groups cannot be imported; let pulumi up create them");
  const drift = await findNamespaceDrift(state);
  return drift === "gone" ? { id: "", props: {} } : { id, props: kept({ ...state, drift }) };
}

const remove = (_id: string, _urn: string, wired: unknown): Promise<void> => removeNamespace(stateOf(wired));

const kept = (state: State): Record<string, unknown> => keptTenant(state);

const stateOf = (wired: unknown): State => {
  const { url, path, tenant, auth, namespace, groups, drift } = unwrap(wired).value as State;
  return { url, path, namespace, groups, drift: drift ?? {}, ...(tenant !== undefined && { tenant }), ...(auth !== undefined && { auth }) };
};
