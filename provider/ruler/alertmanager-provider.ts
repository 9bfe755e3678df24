import { randomUUID } from "node:crypto";

import type { CheckResult, CreateResult, DiffResult, Provider, ReadResult, UpdateResult } from "@pulumi/pulumi/provider";

import { receiveCluster, requireCluster } from "../cluster/receive";
import { describeChanges } from "../describe-changes";
import { engineLog } from "../engine-log";
import { failure } from "../receive-inputs";
import { unwrap, wrapSecret } from "../wire";
import { alertmanagerInputs, type AlertmanagerInputs } from "./alertmanager-inputs";
import { checkTenantConfig, isOwn } from "./check-tenant-config";
import { changedTenant, keptTenant } from "./kept";
import { readTenantConfig, removeTenantConfig, type TenantConfig, withValues, writeTenantConfig } from "./tenant-alertmanager";

/** The provider of `aura-files:index:TenantAlertmanager`: one resource is the Alertmanager configuration of one tenant. */
export const alertmanagerProvider = (version: string): Provider => ({ version, check, diff, create, read, update, delete: remove });

type Drift = Readonly<Record<string, string>>;
type State = AlertmanagerInputs & { readonly drift: Drift };

async function check(urn: string, _olds: unknown, news: unknown): Promise<CheckResult> {
  const log = engineLog(urn);
  const received = receiveCluster(alertmanagerInputs, news);
  if (received.kind === "wrong") return { inputs: news, failures: received.problems.map(failure) };
  if (received.kind === "unknown") {
    await log.warn(`could not check the configuration yet: ${received.paths.join(", ")} will be known during the update, and checked then`);
    return { inputs: news };
  }
  const { problems, unchecked } = await checkTenantConfig(received.inputs, (words) => void log.info(words));
  for (const words of unchecked) await log.warn(words);
  return { inputs: kept(received.inputs), failures: problems.map(failure) };
}

async function diff(_id: string, urn: string, olds: unknown, news: unknown): Promise<DiffResult> {
  const before = stateOf(olds);
  const received = receiveCluster(alertmanagerInputs, news);
  if (received.kind !== "known") return { changes: true };
  const { replaces, described } = changedTenant(before, received.inputs);
  const restored = Object.entries(before.drift).map(([name, what]) => `! ${name} ${what}`);
  const texts = describeChanges(textsOf(before), textsOf(received.inputs), false);
  const secrets = describeChanges(before.secrets, received.inputs.secrets, true, "secrets");
  const all = [...described, ...restored, ...[texts, secrets].filter((it) => it !== undefined)];
  if (all.length > 0) await engineLog(urn).info(all.join("\n"));
  return { changes: all.length > 0, replaces, deleteBeforeReplace: true };
}

const textsOf = ({ config, templates }: AlertmanagerInputs): Record<string, string> => ({ "alertmanager.yml": config, ...templates });

async function create(_urn: string, wired: unknown): Promise<CreateResult> {
  const inputs = requireCluster(alertmanagerInputs, wired);
  const there = await readTenantConfig(inputs);
  if (there !== undefined && !isOwn(inputs, there))
    throw new Error(
      `the tenant's Alertmanager at ${inputs.url} has a configuration that this stack did not write, and a tenant has only one\n` +
        "→ give the stack a tenant of its own, remove that configuration, or write rulesTo.alertmanager: { kind: elsewhere }",
    );
  await writeTenantConfig(inputs);
  return { id: `alertmanager-${randomUUID().slice(0, 8)}`, outs: kept({ ...inputs, drift: {} }) };
}

async function update(_id: string, _urn: string, _olds: unknown, news: unknown): Promise<UpdateResult> {
  const inputs = requireCluster(alertmanagerInputs, news);
  await writeTenantConfig(inputs);
  return { outs: kept({ ...inputs, drift: {} }) };
}

async function read(id: string, _urn: string, wired: unknown): Promise<ReadResult> {
  const state = stateOf(wired);
  if (state.owner === undefined) throw new Error("an Alertmanager configuration cannot be imported; let pulumi up create it");
  const there = await readTenantConfig(state);
  return there === undefined ? { id: "", props: {} } : { id, props: kept({ ...state, drift: driftOf(withValues(state), there) }) };
}

/** Names what was changed by hand and never shows it: it holds values of secrets. */
function driftOf(wanted: TenantConfig, found: TenantConfig): Drift {
  const names = [...new Set([...Object.keys(wanted.templates), ...Object.keys(found.templates)])].sort();
  const changed = names.filter((it) => wanted.templates[it] !== found.templates[it]);
  return {
    ...(wanted.config !== found.config && { "alertmanager.yml": "was changed by hand" }),
    ...Object.fromEntries(changed.map((it) => [it, "was changed by hand"])),
  };
}

/** What the service holds is never somebody else's: that would have been found by the refresh that the user is told to make. */
const remove = (_id: string, _urn: string, wired: unknown): Promise<void> => removeTenantConfig(stateOf(wired));

const kept = (state: AlertmanagerInputs & { readonly drift?: Drift }): Record<string, unknown> => ({
  ...keptTenant(state),
  secrets: Object.fromEntries(Object.entries(state.secrets).map(([name, value]) => [name, wrapSecret(value)])),
});

const stateOf = (wired: unknown): State => {
  const { url, path, tenant, auth, owner, config, templates, secrets, drift } = unwrap(wired).value as State;
  const place = { url, path, ...(tenant !== undefined && { tenant }), ...(auth !== undefined && { auth }) };
  return { ...place, owner, config, templates, secrets, drift: drift ?? {} };
};
