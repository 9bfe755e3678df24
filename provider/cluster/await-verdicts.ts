import { setTimeout as sleep } from "node:timers/promises";

import { type Cluster, connectCluster } from "./cluster";
import { lastChange, type Verdict, verdictOf } from "./verdict";
import type { VerdictInputs } from "./verdict-inputs";

/** Milliseconds between two looks. */
const EVERY = 1_000;

/** What became of the objects. */
export interface Verdicts {
  /** The operator's words, each with the object that they are about. */
  readonly rejected: readonly string[];
  /** Rejected for want of a Secret that comes later. */
  readonly waiting: readonly string[];
  /** `Kind name` of the objects of which nothing was said, or why nothing could be read. */
  readonly silent: readonly string[];
}

/** Waits until the operator has said something of each object, one was rejected and the rest had time, or patience is over. @throws Error when the cluster cannot be asked */
export async function awaitVerdicts(inputs: VerdictInputs): Promise<Verdicts> {
  const cluster = await connectCluster(inputs);
  const end = Date.now() + inputs.patience * 1_000;
  for (;;) {
    const verdicts = await look(cluster, inputs);
    if (verdicts === undefined) return { rejected: [], waiting: [], silent: ["events and objects may not be read"] };
    const settled = verdicts.every(({ verdict }) => verdict.kind !== "silent");
    if (settled || Date.now() >= end) return summed(verdicts, inputs.laterSecrets);
    await sleep(EVERY);
  }
}

interface Looked {
  readonly name: string;
  readonly verdict: Verdict;
}

async function look(cluster: Cluster, { namespace, objects, referred }: VerdictInputs): Promise<readonly Looked[] | undefined> {
  const events = await cluster.events(namespace);
  if (events.kind === "forbidden") return undefined;
  const changes = await Promise.all(referred.map((place) => cluster.object({ ...place, namespace })));
  const since = Math.max(0, ...changes.map((it) => (it.kind === "found" ? lastChange(it.value) : 0)));
  const read = objects.map(async (place): Promise<Looked | undefined> => {
    const answer = await cluster.object({ ...place, namespace });
    if (answer.kind === "forbidden") return undefined;
    const name = `${place.kind} ${place.name}`;
    if (answer.kind === "missing") return { name, verdict: { kind: "rejected", words: "it is gone" } };
    return { name, verdict: verdictOf(answer.value, events.kind === "found" ? events.value : [], since) };
  });
  const all = await Promise.all(read);
  return all.includes(undefined) ? undefined : (all as readonly Looked[]);
}

function summed(all: readonly Looked[], laterSecrets: readonly string[]): Verdicts {
  const rejected = all.flatMap(({ name, verdict }) => (verdict.kind === "rejected" ? [`${name}: ${verdict.words}`] : []));
  const isWaiting = (words: string): boolean => laterSecrets.some((it) => words.includes(it));
  return {
    rejected: rejected.filter((it) => !isWaiting(it)),
    waiting: rejected.filter(isWaiting),
    silent: all.filter(({ verdict }) => verdict.kind === "silent").map(({ name }) => name),
  };
}
