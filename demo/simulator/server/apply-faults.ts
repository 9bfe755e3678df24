import type { Fault } from "../fault";
import type { Reply } from "./http";

/** The first fault that answers by itself; undefined where the real answer is needed. */
export function faultReply(faults: readonly Fault[]): Reply | undefined {
  for (const fault of faults) if (fault.kind === "answer") return { status: fault.status, body: fault.body, headers: fault.headers };
  return undefined;
}

/** Delays and breaks an answer. */
export function spoil(reply: Reply, faults: readonly Fault[]): Reply {
  return faults.reduce<Reply>((spoilt, fault) => {
    switch (fault.kind) {
      case "answer":
        return spoilt;
      case "delay":
        return { ...spoilt, delaySeconds: (spoilt.delaySeconds ?? 0) + fault.seconds };
      case "truncate":
        return { ...spoilt, sentShare: fault.share };
    }
  }, reply);
}
