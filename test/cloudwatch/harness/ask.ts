import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { stringify } from "yaml";

import type { PromqlAlarm } from "../../../compilers/cloudwatch";
import { inPromtool } from "./promtool-alarms";

/** What a real Prometheus is asked. */
export interface Question {
  /** Taken together: what any of them brings counts. */
  readonly alarms: readonly PromqlAlarm[];
  /** In promtool's notation, with a sample each minute. */
  readonly series: Readonly<Record<string, string>>;
  /** Labels that tell apart what is wrong. */
  readonly by: string;
  /** When it is asked, as `10m`, and the labels that are brought then, as promtool writes them. */
  readonly brings: Readonly<Record<string, readonly string[]>>;
}

/** Asks what the queries of alarms bring. @returns promtool's complaint, or nothing when it is what is expected */
export const ask = ({ alarms, series, by, brings }: Question): Promise<string | undefined> =>
  inPromtool(async (folder) => {
    const expr = `group by (${by}) (${alarms.map(({ query }) => `(${query})`).join(" or ")})`;
    const asked = Object.entries(brings).map(([time, labels]) => ({
      expr,
      eval_time: time,
      exp_samples: labels.map((it) => ({ labels: it, value: 1 })),
    }));
    const input = Object.entries(series).map(([name, values]) => ({ series: name, values }));
    const test = { interval: "1m", input_series: input, promql_expr_test: asked };
    const file = join(folder, "ask.test.yml");
    await writeFile(file, stringify({ rule_files: [], evaluation_interval: "1m", tests: [test] }, { lineWidth: 0 }));
    return [file];
  });
