import { randomUUID } from "node:crypto";

import type { CheckResult, CreateResult, DiffResult, Provider, ReadResult, UpdateResult } from "@pulumi/pulumi/provider";

import { engineLog } from "../engine-log";
import { failure } from "../receive-inputs";
import { awaitVerdicts } from "./await-verdicts";
import { keptCluster, receiveCluster, requireCluster, sameCluster } from "./receive";
import { type VerdictInputs, verdictInputs } from "./verdict-inputs";

/** The provider of `aura-files:index:OperatorVerdict`: reads after a change what the operator made of the objects, which it tells nobody. */
export const verdictProvider = (version: string): Provider => ({ version, check, diff, create, read, update, delete: remove });

async function check(_urn: string, _olds: unknown, news: unknown): Promise<CheckResult> {
  const received = receiveCluster(verdictInputs, news);
  if (received.kind === "unknown") return { inputs: news };
  if (received.kind === "wrong") return { inputs: news, failures: received.problems.map(failure) };
  return Promise.resolve({ inputs: keptCluster(received.inputs) });
}

const diff = async (_id: string, _urn: string, olds: unknown, news: unknown): Promise<DiffResult> =>
  Promise.resolve({ changes: !sameCluster(olds, news) });

async function create(urn: string, wired: unknown): Promise<CreateResult> {
  const inputs = requireCluster(verdictInputs, wired);
  await requireAccepted(urn, inputs);
  return { id: `verdict-${randomUUID().slice(0, 8)}`, outs: keptCluster(inputs) };
}

async function update(_id: string, urn: string, _olds: unknown, news: unknown): Promise<UpdateResult> {
  const inputs = requireCluster(verdictInputs, news);
  await requireAccepted(urn, inputs);
  return { outs: keptCluster(inputs) };
}

/** @throws Error with the operator's words */
async function requireAccepted(urn: string, inputs: VerdictInputs): Promise<void> {
  const log = engineLog(urn);
  const { rejected, waiting, silent } = await awaitVerdicts(inputs);
  if (rejected.length > 0) throw new Error(`the operator leaves out what it rejected:\n${rejected.map((it) => `  ${it}`).join("\n")}`);
  for (const words of waiting) await log.warn(`rejected until its Secret is there: ${words}`);
  if (silent.length > 0)
    await log.info(
      `the operator has said nothing against ${silent.length} of ${inputs.objects.length} objects within ${inputs.patience} s, and nothing for them: ` +
        "it keeps a status with --feature-gates=StatusForConfigurationResources=true",
    );
}

const read = async (id: string, _urn: string, props: unknown): Promise<ReadResult> => Promise.resolve({ id, props: props as object });

const remove = (): Promise<void> => Promise.resolve();
