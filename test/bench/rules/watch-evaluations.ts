import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";

import { median } from "../median";
import type { MeasuredPrometheus } from "./measured-prometheus";
import { ownMetrics, ownTotal } from "./own-metrics";

/** How long a rule took. */
export interface RuleTime {
  readonly name: string;
  readonly group: string;
  /** Seconds of its fastest evaluation. */
  readonly seconds: number;
}

/** How long the evaluations of a group took. */
export interface GroupTime {
  /** Seconds of the fastest: what other programs on the machine take is least in it. */
  readonly fastest: number;
  /** Median seconds. */
  readonly usual: number;
}

/** What some evaluations cost. */
export interface Evaluations {
  /** By the name of the group. */
  readonly groups: ReadonlyMap<string, GroupTime>;
  /** Slowest first; empty where single rules were not asked for. */
  readonly rules: readonly RuleTime[];
  /** Failed evaluations since the start. */
  readonly failed: number;
  /** What the failed rules said. */
  readonly errors: readonly string[];
  /** Seconds of CPU of the whole process in each second: scraping, storing and compacting are in it. */
  readonly cpu: number;
}

/** What is watched. */
export interface Watching {
  /** Evaluations of each group that are measured. */
  readonly times: number;
  /** Evaluations before that are not measured: they read from disk what a server that runs for a while has in memory. */
  readonly warmUp: number;
  /** Whether single rules are measured too. @default true */
  readonly rules?: boolean;
  /** Milliseconds after which it is given up. */
  readonly limit: number;
  readonly progress: (text: string) => void;
}

/** Milliseconds: shorter than any interval, and rarely enough that asking costs little. */
const LOOK_EVERY = 10_000;

const rulesAnswer = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        name: z.string(),
        rules: z.array(
          z.object({
            name: z.string(),
            labels: z.record(z.string(), z.string()).default({}),
            evaluationTime: z.number(),
            lastEvaluation: z.string(),
            health: z.string(),
            lastError: z.string().default(""),
          }),
        ),
      }),
    ),
  }),
});

/** What was seen of one group or rule: the seconds of each evaluation, by its time. */
type Seen = Map<string, Map<string, number>>;

/** Waits until every group was evaluated so many times. @throws Error naming the groups that were not */
export async function watchEvaluations(
  prometheus: MeasuredPrometheus,
  { times, warmUp, rules = true, limit, progress }: Watching,
): Promise<Evaluations> {
  const groups: Seen = new Map();
  const single: Seen = new Map();
  const errors = new Set<string>();
  const wanted = warmUp + times;
  const started = { at: performance.now(), cpu: ownTotal(await prometheus.read("/metrics"), "process_cpu_seconds_total") };
  for (;;) {
    const text = await prometheus.read("/metrics");
    noteGroups(groups, text);
    if (rules) noteRules(single, errors, await prometheus.read("/api/v1/rules"));
    const fewest = Math.min(...[...groups.values()].map(({ size }) => size));
    const seconds = (performance.now() - started.at) / 1_000;
    if (groups.size > 0 && fewest >= wanted) {
      const cpu = (ownTotal(text, "process_cpu_seconds_total") - started.cpu) / seconds;
      return {
        groups: timesOf(groups, times),
        rules: slowest(single, times),
        failed: ownTotal(text, "prometheus_rule_evaluation_failures_total"),
        errors: [...errors],
        cpu,
      };
    }
    if (seconds * 1_000 > limit)
      throw new Error(`these rule groups were not evaluated ${wanted} times in ${Math.round(limit / 1_000)} s: ${late(groups, wanted)}`);
    progress(`${Math.max(0, fewest)} of ${wanted} evaluations`);
    await sleep(LOOK_EVERY);
  }
}

const late = (groups: Seen, wanted: number): string =>
  [...groups]
    .filter(([, seen]) => seen.size < wanted)
    .map(([name]) => name)
    .join(", ");

function note(seen: Seen, key: string, at: string, seconds: number): void {
  seen.set(key, (seen.get(key) ?? new Map<string, number>()).set(at, seconds));
}

const groupName = (labels: Readonly<Record<string, string>>): string => labels["rule_group"]!.split(";").at(-1)!;

function noteGroups(seen: Seen, text: string): void {
  const at = new Map(
    ownMetrics(text, "prometheus_rule_group_last_evaluation_timestamp_seconds").map(({ labels, value }) => [groupName(labels), value]),
  );
  for (const { labels, value } of ownMetrics(text, "prometheus_rule_group_last_duration_seconds")) {
    const time = at.get(groupName(labels)) ?? 0;
    if (time > 0) note(seen, groupName(labels), String(time), value);
    else if (!seen.has(groupName(labels))) seen.set(groupName(labels), new Map());
  }
}

function noteRules(seen: Seen, errors: Set<string>, text: string): void {
  for (const group of rulesAnswer.parse(JSON.parse(text)).data.groups) {
    for (const [index, rule] of group.rules.entries()) {
      if (rule.lastError !== "") errors.add(`${rule.name}: ${rule.lastError}`);
      const name = [rule.name, rule.labels["severity"]].filter(Boolean).join(" ");
      if (rule.evaluationTime > 0) note(seen, JSON.stringify([group.name, name, index]), rule.lastEvaluation, rule.evaluationTime);
    }
  }
}

const last = (seen: ReadonlyMap<string, number>, times: number): readonly number[] => [...seen.values()].slice(-times);

const timesOf = (groups: Seen, times: number): ReadonlyMap<string, GroupTime> =>
  new Map([...groups].map(([name, seen]) => [name, { fastest: Math.min(...last(seen, times)), usual: median(last(seen, times)) }]));

const slowest = (rules: Seen, times: number): readonly RuleTime[] =>
  [...rules]
    .map(([key, seen]): RuleTime => {
      const [group, name] = JSON.parse(key) as [string, string];
      return { name, group, seconds: Math.min(...last(seen, times)) };
    })
    .sort((a, b) => b.seconds - a.seconds);
