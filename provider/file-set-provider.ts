import { randomUUID } from "node:crypto";

import type { CheckResult, CreateResult, DiffResult, Provider, ReadResult, UpdateResult } from "@pulumi/pulumi/provider";

import { checkSet } from "./checks/check-set";
import { renderFinding } from "./checks/finding";
import { describeChanges } from "./describe-changes";
import { findDrift } from "./disk/drift";
import { installSet } from "./disk/install-set";
import { placeOf } from "./disk/place";
import { removeSet } from "./disk/remove-set";
import { engineLog } from "./engine-log";
import { receiveState, renderState, stateOf } from "./file-set-state";
import { failure, protectInputs, receiveInputs, requireInputs } from "./receive-inputs";

/** The provider of `aura-files:index:FileSet`: one resource is one set of files in a directory of this machine. */
export const fileSetProvider = (version: string): Provider => ({ version, check, diff, create, read, update, delete: remove });

async function check(urn: string, _olds: unknown, news: unknown): Promise<CheckResult> {
  const received = receiveInputs(news);
  const inputs = protectInputs(news);
  if (received.kind === "wrong") return { inputs, failures: [...received.failures] };
  const log = engineLog(urn);
  if (received.kind === "unknown") {
    if (received.checked)
      await log.warn(`could not check the files yet: ${received.paths.join(", ")} will be known during the update, and checked then`);
    return { inputs };
  }
  const report = await checkSet(received.inputs, (words) => void log.info(words));
  for (const words of report.unchecked) await log.warn(words);
  return { inputs, failures: report.findings.map((it) => failure(renderFinding(it))) };
}

async function diff(_id: string, urn: string, olds: unknown, news: unknown): Promise<DiffResult> {
  const before = receiveState(olds);
  const received = receiveInputs(news);
  if (received.kind !== "known") return { changes: true };
  const after = received.inputs;
  const replaces = (["directory", "set"] as const).filter((it) => before[it] !== after[it]);
  const restored = Object.entries(before.drift).map(([path, what]) => `! ${path} ${what}`);
  const described = [...restored, describeChanges(before.files, after.files, before.secret || after.secret) ?? []].flat();
  if (described.length > 0) await engineLog(urn).info(described.join("\n"));
  return { changes: replaces.length + described.length > 0 || before.secret !== after.secret, replaces: [...replaces] };
}

async function create(urn: string, wired: unknown): Promise<CreateResult> {
  const inputs = requireInputs(wired);
  const id = `${inputs.set}-${randomUUID().slice(0, 8)}`;
  await installSet(inputs, { id, urn }, engineLog(urn));
  return { id, outs: stateOf(inputs) };
}

async function update(id: string, urn: string, _olds: unknown, news: unknown): Promise<UpdateResult> {
  const inputs = requireInputs(news);
  await installSet(inputs, { id, urn }, engineLog(urn));
  return { outs: stateOf(inputs) };
}

async function read(id: string, _urn: string, wired: unknown): Promise<ReadResult> {
  const state = receiveState(wired);
  if (state.directory === undefined) throw new Error("a set of files cannot be imported; let pulumi up create it");
  const drift = await findDrift(placeOf(state), state);
  return drift === "gone" ? { id: "", props: {} } : { id, props: renderState({ ...state, drift }) };
}

async function remove(id: string, urn: string, wired: unknown): Promise<void> {
  const leftAlone = await removeSet(placeOf(receiveState(wired)), id);
  for (const words of leftAlone) await engineLog(urn).warn(words);
}
