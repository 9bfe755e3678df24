import * as z from "zod";

import type { Plan } from "../../../catalog/model";
import type { MeasuredPrometheus } from "./measured-prometheus";
import { recordedSeries } from "./recorded-series";

const answer = z.object({
  data: z.object({ result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) })) }),
});

/**
 * Whether the simulated past has the very series that scraping and recording write now: else rules would look back on nothing, and cost
 * nothing.
 *
 * @returns what differs, in words
 */
export async function pastAndPresent(prometheus: MeasuredPrometheus, plan: Plan, since: number): Promise<readonly string[]> {
  const { interval, hourly } = recordedSeries(plan);
  const minutes = Math.max(1, Math.floor((Date.now() - since) / 60_000));
  const past = await counts(
    prometheus,
    `count by (__name__) (last_over_time({aura_stack="${plan.stack}",__name__=~".+:.+|neo4j_.+"}[90m] offset ${minutes}m))`,
  );
  const both = await counts(
    prometheus,
    `count by (__name__) (last_over_time({aura_stack="${plan.stack}",__name__=~".+:.+|neo4j_.+"}[${90 + minutes}m]))`,
  );
  const names = [...plan.metrics.map(({ name }) => name), ...[...interval, ...hourly].map(({ name }) => name)];
  return names
    .filter((name) => past.get(name) === undefined || past.get(name) !== both.get(name))
    .map((name) => `${name}: ${past.get(name) ?? 0} series in the past, ${both.get(name) ?? 0} with the present`);
}

async function counts(prometheus: MeasuredPrometheus, expression: string): Promise<ReadonlyMap<string, number>> {
  const { data } = answer.parse(JSON.parse(await prometheus.read(`/api/v1/query?query=${encodeURIComponent(expression)}`)));
  return new Map(data.result.map(({ metric, value }) => [metric["__name__"]!, Number(value[1])]));
}
