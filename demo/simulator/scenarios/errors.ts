import type { Incident } from "../model/effects";
import { memberParam, param, scenario } from "./scenario";

// A moment after the beginning, so that a step that ends exactly there does not already hold it.
const AT_ONCE = 0.001;
const oneMember = { member: param(0, "index of the member, from 0") };

/** The moments in (from, to]: at once, and then every `every` seconds unless that is 0. */
function moments(every: number, from: number, to: number): number[] {
  if (every <= 0) return AT_ONCE > from && AT_ONCE <= to ? [AT_ONCE] : [];
  const first = Math.max(0, Math.floor((from - AT_ONCE) / every) + 1);
  const last = Math.floor((to - AT_ONCE) / every);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => AT_ONCE + (first + index) * every);
}

const within = (incident: Incident, from: number, to: number): Incident[] =>
  incident.after > from && incident.after <= to ? [incident] : [];

export const oom = scenario("oom", {
  description: "A member runs out of memory and survives.",
  params: { count: param(1, "errors each time"), everySeconds: param(0, "again after so many seconds; 0 is once"), ...oneMember },
  incidents: ({ count, everySeconds, member }, from, to) =>
    moments(everySeconds, from, to).map((after) => ({ kind: "out-of-memory", member, after, count })),
});

export const oomThenRestart = scenario("oom-then-restart", {
  description: "A member runs out of memory and is restarted: its counters, the error among them, begin again at 0.",
  params: { count: param(1, "errors"), restartAfterSeconds: param(60, "seconds from the error to the restart"), ...oneMember },
  incidents: ({ count, restartAfterSeconds, member }, from, to) => [
    ...within({ kind: "out-of-memory", member, after: AT_ONCE, count }, from, to),
    ...within({ kind: "restart", member, after: AT_ONCE + restartAfterSeconds, count: 0 }, from, to),
  ],
});

export const memberRestart = scenario("member-restart", {
  description: "Maintenance: a member restarts, its counters begin again at 0 and the MAX or SUM over the members falls.",
  params: { everySeconds: param(0, "again after so many seconds; 0 is once"), ...oneMember },
  incidents: ({ everySeconds, member }, from, to) =>
    moments(everySeconds, from, to).map((after) => ({ kind: "restart", member, after, count: 0 })),
});

export const failedQueries = scenario("failed-queries", {
  description: "Queries fail.",
  params: { ratio: param(0.2, "share of the queries that fail, 0 to 1"), ...memberParam },
  effect: (effects, { ratio }) => {
    effects.failureRatio = ratio;
  },
});

export const rollbacks = scenario("rollbacks", {
  description: "Transactions are rolled back.",
  params: { ratio: param(0.15, "share of the transactions that are rolled back, 0 to 1"), ...memberParam },
  effect: (effects, { ratio }) => {
    effects.rollbackRatio = ratio;
  },
});
