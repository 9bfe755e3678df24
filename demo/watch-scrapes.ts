import { setTimeout as sleep } from "node:timers/promises";
import type { CheckContext } from "../cli/checks/check";
import { runCheck } from "../cli/run-checks";
import { checkNamed } from "./steps/hold-checks";
import { failureOf } from "./steps/failure-of";

/** What would make every later step fail for a reason of its own. The most telling stands first. */
const WATCHED = ["aura-client", "aura-role", "targets-up", "aura-data"];
/** One lost scrape is no trouble; the same finding this often in a row is. */
const IN_A_ROW = 3;

/** Rejects with the finding when scrapes go wrong for good, so that a step that waits for their data fails with its cause. */
export async function watchScrapes(context: CheckContext, signal: AbortSignal): Promise<never> {
  let bad: { readonly id: string; times: number } | undefined;
  for (;;) {
    await sleep(context.plan.interval * 500, undefined, { signal });
    const id = await firstFinding(context);
    bad = id === undefined ? undefined : bad?.id === id.check.id ? { id: bad.id, times: bad.times + 1 } : { id: id.check.id, times: 1 };
    if (id !== undefined && bad !== undefined && bad.times >= IN_A_ROW) throw failureOf(id);
  }
}

async function firstFinding(context: CheckContext) {
  for (const id of WATCHED) {
    const checked = await runCheck(checkNamed(id), context);
    if (checked.verdict.kind === "finding") return checked;
  }
  return undefined;
}
