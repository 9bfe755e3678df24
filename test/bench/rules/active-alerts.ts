import * as z from "zod";

import type { Figure } from "../part";
import type { MeasuredPrometheus } from "./measured-prometheus";

const answer = z.object({ data: z.object({ alerts: z.array(z.object({ labels: z.record(z.string(), z.string()) })) }) });
const SHOWN = 5;

/** How many alerts were pending or firing while rules were measured: the texts of each are made anew at every evaluation, by queries. */
export async function activeAlerts(prometheus: MeasuredPrometheus): Promise<Figure> {
  const { data } = answer.parse(JSON.parse(await prometheus.read("/api/v1/alerts")));
  const names = data.alerts.map(({ labels }) => labels["alertname"]!);
  const counts = [...new Set(names)].map((name): [string, number] => [name, names.filter((it) => it === name).length]);
  const most = counts.sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  return {
    name: "alerts pending or firing meanwhile",
    value: [`${names.length}`, ...most.map(([name, count]) => `${name} ${count}`)].join(", "),
    target: "-",
    held: undefined,
  };
}
