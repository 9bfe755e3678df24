import type { CoreV1Event } from "@kubernetes/client-node" with { "resolution-mode": "import" };

import type { ClusterObject } from "./cluster";

/** What an operator has said of an object as it now is. */
export type Verdict =
  | { readonly kind: "accepted" }
  | { readonly kind: "rejected"; readonly words: string }
  /** Nothing yet, which is not the same as yes. */
  | { readonly kind: "silent" };

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message?: string;
  readonly reason?: string;
  readonly observedGeneration?: number;
}

/** Reads the status where the operator keeps one, else its events. @param since milliseconds since the epoch: older events mean nothing any more */
export function verdictOf(object: ClusterObject, events: readonly CoreV1Event[], since: number): Verdict {
  const said = conditionsOf(object).filter(({ observedGeneration }) => observedGeneration === object.metadata?.generation);
  const no = said.find(({ status }) => status === "False");
  if (no !== undefined) return { kind: "rejected", words: no.message ?? no.reason ?? "no reason is given" };
  const from = Math.max(since, lastChange(object));
  const event = events.find((it) => it.involvedObject.uid === object.metadata?.uid && lastSeen(it) >= from && it.reason === REJECTED);
  if (event !== undefined) return { kind: "rejected", words: event.message ?? "no reason is given" };
  return said.some(({ status }) => status === "True") ? { kind: "accepted" } : { kind: "silent" };
}

/** The operator's word for an object that it leaves out (pkg/operator/operator.go). */
const REJECTED = "InvalidConfiguration";

/** `status.bindings[].conditions[]`: one binding for each server that selects the object. */
function conditionsOf({ status }: ClusterObject): readonly Condition[] {
  const bindings = (status?.bindings ?? []) as readonly { readonly conditions?: readonly Condition[] }[];
  return bindings.flatMap(({ conditions = [] }) => conditions).filter(({ type }) => type === "Accepted");
}

/** When anybody last changed more than the status; the API server counts in whole seconds. */
export function lastChange({ metadata }: ClusterObject): number {
  const changes = (metadata?.managedFields ?? []).filter(({ subresource }) => subresource === undefined || subresource === "");
  return Math.max(0, ...changes.map(({ time }) => (time === undefined ? 0 : new Date(time).getTime())));
}

const lastSeen = ({ series, lastTimestamp, eventTime, metadata }: CoreV1Event): number =>
  new Date(series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? 0).getTime();
