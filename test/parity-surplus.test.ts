import assert from "node:assert/strict";

import { runAlarms } from "./cloudwatch/harness/promtool-alarms";
import { cpuSaturated } from "./rules/cases/saturation";
import { needsPrograms } from "./support/needs-programs";
import { metricMathParity } from "./support/parity/cloudwatch/metric-math";
import { datadog } from "./support/parity/datadog/vendor";
import { newRelic } from "./support/parity/new-relic/vendor";
import { parityPlan } from "./support/parity/parity-plan";
import { STRANGER, withStranger } from "./support/parity/stranger";
import type { ParityVendor } from "./support/parity/vendor";
import { differences, paritySituations } from "./support/parity/verdict";

/** What differs in a situation that fires, and in one that stays silent, when the vendor fires for a stranger, too. */
async function strangersIn<Document>(vendor: ParityVendor<Document>): Promise<readonly string[]> {
  const plan = parityPlan(cpuSaturated, 60);
  const found: string[] = [];
  for (const it of paritySituations(cpuSaturated, 60, ["summary"]).slice(0, 2))
    found.push(
      ...(await differences(withStranger(vendor, it.severity, it.from + 60), it, plan)).filter((words) => words.includes(STRANGER)),
    );
  return found;
}

describe("an alert for something that Prometheus knows nothing of is a difference", function () {
  this.timeout(120_000);
  before(async function () {
    await needsPrograms(this, ["promtool"]);
  });

  const surplus = ["fires at", "stays silent at"].map(
    (way) => new RegExp(`: ${way} .*: also fires for \\{"instance_id":"${STRANGER}"\\}, at 60 s$`),
  );
  const isFound = (found: readonly string[]): void => {
    assert.equal(found.length, surplus.length);
    for (const [at, words] of found.entries()) assert.match(words, surplus[at]!);
  };
  it("at Datadog", async () => isFound(await strangersIn(datadog)));
  it("at New Relic", async () => isFound(await strangersIn(newRelic)));
  it("in CloudWatch's metric math", async () => isFound(await strangersIn(metricMathParity)));
  it("in CloudWatch's PromQL alarms", async () => {
    const both = (query: string): string => `(${query}) or label_replace(vector(1), "instance_id", "${STRANGER}", "", "")`;
    assert.match((await runAlarms(cpuSaturated, [60], (it) => ({ ...it, query: both(it.query) }))) ?? "", new RegExp(STRANGER));
  });
});
