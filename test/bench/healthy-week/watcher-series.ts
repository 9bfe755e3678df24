import type { Plan, ServerSignal, Signal } from "../../../catalog/model";
import { walk } from "../../../catalog/model/walk";
import { constant, type TestSeries } from "./test-series";

/** Signs of success are 1 while all is well; everything else that alerts read of a server is a number of failures, or of things that wait. */
const GOOD = /_successful$|_build_info$|_queue_capacity$|_discovered$/;

/** What a healthy Prometheus and Alertmanager say of themselves, as far as any alert of the plan reads it. */
export function watcherSeries({ alerts, watcher, stack }: Plan, steps: number): readonly TestSeries[] {
  const read = alerts
    .flatMap(({ when, guards }) => [when.signal, ...guards.map(({ signal }) => signal)])
    .flatMap((signal: Signal) => walk(signal));
  const servers = new Map(read.filter((it): it is ServerSignal => it.kind === "server").map((it) => [it.name, it]));
  return [...servers.values()].flatMap(({ name, minus, program, ownRules }) => {
    const job = watcher[program];
    if (job === undefined) return [];
    const labels = { job, instance: `${program}:1`, ...(ownRules === true && { rule_group: `rules.yml;aura-${stack}-errors` }) };
    return [name, ...(minus === undefined ? [] : [minus])].map((it) => constant(it, labels, GOOD.test(it) ? 1 : 0, steps));
  });
}
