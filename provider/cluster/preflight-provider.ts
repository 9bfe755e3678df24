import { randomUUID } from "node:crypto";

import type { CheckResult, CreateResult, DiffResult, Provider, ReadResult, UpdateResult } from "@pulumi/pulumi/provider";

import { engineLog } from "../engine-log";
import { failure } from "../receive-inputs";
import { checkCluster } from "./check-cluster";
import { preflightInputs } from "./preflight-inputs";
import { keptCluster, receiveCluster, requireCluster, sameCluster } from "./receive";

/** The provider of `aura-files:index:ClusterPreflight`: looks at a cluster before anything is created in it, at each preview and update. */
export const preflightProvider = (version: string): Provider => ({ version, check, diff, create, read, update, delete: remove });

async function check(urn: string, _olds: unknown, news: unknown): Promise<CheckResult> {
  const log = engineLog(urn);
  const received = receiveCluster(preflightInputs, news);
  if (received.kind === "wrong") return { inputs: news, failures: received.problems.map(failure) };
  if (received.kind === "unknown") {
    await log.warn(`could not check the cluster yet: ${received.paths.join(", ")} will be known during the update, and checked then`);
    return { inputs: news };
  }
  const inputs = keptCluster(received.inputs);
  try {
    const { findings, unchecked } = await checkCluster(received.inputs);
    for (const words of unchecked) await log.warn(words);
    return { inputs, failures: findings.map(failure) };
  } catch (error) {
    return { inputs, failures: [failure((error as Error).message)] };
  }
}

const diff = async (_id: string, _urn: string, olds: unknown, news: unknown): Promise<DiffResult> =>
  Promise.resolve({ changes: !sameCluster(olds, news) });

const create = async (_urn: string, wired: unknown): Promise<CreateResult> =>
  Promise.resolve({ id: `preflight-${randomUUID().slice(0, 8)}`, outs: keptCluster(requireCluster(preflightInputs, wired)) });

const update = async (_id: string, _urn: string, _olds: unknown, news: unknown): Promise<UpdateResult> =>
  Promise.resolve({ outs: keptCluster(requireCluster(preflightInputs, news)) });

const read = async (id: string, _urn: string, props: unknown): Promise<ReadResult> => Promise.resolve({ id, props: props as object });

const remove = (): Promise<void> => Promise.resolve();
