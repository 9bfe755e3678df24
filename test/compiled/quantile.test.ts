import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";

import { catalog } from "../../catalog";
import { queryLatencyP99 } from "../../catalog/metrics/queries";
import { metric, quantile, scrape } from "../../catalog/model";
import { cpuUtilization } from "../../catalog/records/shared";
import { cloudwatchPromql, metricMath } from "../../languages/cloudwatch";
import { datadogQuery } from "../../languages/datadog";
import { metricExpression, metricRecord, promql } from "../../languages/promql";
import { inPromtool } from "../rules/harness/run";

const context = { stack: "prod", interval: 60, jobs: {} };
const slow = quantile(0.5, queryLatencyP99, "6m");

describe("a quantile over a window", () => {
  it("is a function of Prometheus, over what is recorded", () => {
    assert.equal(
      promql(quantile(0.95, cpuUtilization, "1h"), context),
      'quantile_over_time(0.95, instance:neo4j_aura_cpu_utilization:ratio{aura_stack="prod"}[1h])',
    );
    assert.equal(
      promql(quantile(0.9, scrape("scrape_duration_seconds", "seconds"), "30m"), context),
      'max by (aura_stack, aura_project, aura_endpoint) (quantile_over_time(0.9, scrape_duration_seconds{aura_stack="prod"}[30m]))',
    );
  });

  it("is the same function in CloudWatch, over what is computed anew for each moment", () =>
    assert.equal(
      cloudwatchPromql(slow, { ...context, projects: [], instances: [], metrics: catalog.metrics.map(({ name }) => name) }),
      'quantile_over_time(0.5, (max by (aura_stack, aura_project, instance_id, database) (last_over_time(neo4j_db_query_execution_internal_latency_q99{aura_stack="prod"}[4m]) >= 0))[6m:1m])',
    ));

  it("is a gap where there is no word for it", () => {
    assert.throws(() => datadogQuery(slow, { stack: "prod", interval: 60 }), /Datadog has percentiles of what it gets as distributions/);
    assert.throws(() => metricMath(slow, { stack: "prod", databases: [] }), /metric math has no windows/);
  });

  it("is of a share between nothing and all", () => {
    for (const share of [-0.1, 1.1, 95, Number.NaN]) assert.throws(() => quantile(share, queryLatencyP99, "1h"), RangeError);
  });

  it("leaves out what is NaN while nobody asks, in a real Prometheus", async () => {
    const rule = { record: metricRecord(metric(queryLatencyP99)), expr: metricExpression(queryLatencyP99, "database", context) };
    const labels = 'aura_stack="prod",aura_project="p",instance_id="6b0c65e8",database="neo4j"';
    const said = await inPromtool(async (directory) => {
      await writeFile(join(directory, "rules.yml"), stringify({ groups: [{ name: "records", interval: "1m", rules: [rule] }] }));
      const test = {
        interval: "1m",
        input_series: [{ series: `${queryLatencyP99.name}{${labels}}`, values: "NaN 1 2 3 4 5" }],
        promql_expr_test: [{ expr: promql(slow, context), eval_time: "5m", exp_samples: [{ labels: `{${labels}}`, value: 3 }] }],
      };
      const file = join(directory, "test.yml");
      await writeFile(file, stringify({ rule_files: ["rules.yml"], evaluation_interval: "1m", tests: [test] }, { lineWidth: 0 }));
      return [file];
    });
    assert.equal(said, undefined);
  });
});
