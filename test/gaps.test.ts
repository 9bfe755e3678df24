import assert from "node:assert/strict";

import type { Plan } from "../catalog/model";
import { parseStackConfig } from "../stacks/config";
import type { Mistake } from "../stacks/mistakes/mistake";
import { reportGaps } from "../stacks/plan/gaps";
import { resolvePlan } from "../stacks/plan";
import type { Vendor } from "../stacks/vendors";
import { smallCatalog } from "./stack-config/small-catalog";
import { changed } from "./stack-config/small-config";

const config = parseStackConfig(changed({ "alerts.pack": "full" }));
const plan: Plan = resolvePlan(config, smallCatalog);
const vendor: Vendor = {
  backend: "datadog",
  section: "datadog",
  title: "Datadog",
  gaps: () => [
    { alert: "cpu-saturated", reason: "it has no word for CPU." },
    { alert: "scrape-slow", reason: "it does not scrape." },
  ],
};

/** What is said of gaps when a vendor is switched on and accepts some of them. */
function saidOf(acceptGaps: readonly string[]): readonly string[] {
  const mistakes: Mistake[] = [];
  const chosen = { ...config, datadog: { acceptGaps } as unknown as NonNullable<typeof config.datadog> };
  const draft = {
    config: chosen,
    catalog: smallCatalog,
    broken: new Set<string>(),
    document: chosen,
    report: (it: Mistake) => void mistakes.push(it),
  };
  reportGaps(plan, draft, [vendor]);
  return mistakes.map(({ path, problem }) => `${path}: ${problem}`);
}

describe("gaps of a vendor", () => {
  it("that are critical are mistakes until they are accepted by name; milder ones need no acceptance", () => {
    assert.deepEqual(saidOf([]), ["datadog.acceptGaps: cpu-saturated is critical, and Datadog cannot say it: it has no word for CPU."]);
    assert.deepEqual(saidOf(["cpu-saturated"]), []);
    assert.deepEqual(saidOf(["cpu-saturated", "scrape-slow"]), []);
  });

  it("cannot be accepted where there is none, or no such alert", () => {
    assert.deepEqual(saidOf(["cpu-saturated", "page-cache-misses", "cpu-saturatd"]), [
      "datadog.acceptGaps[1]: is no gap: Datadog says it, or it is off in this stack",
      "datadog.acceptGaps[2]: no such alert",
    ]);
  });

  it("are not looked for where the vendor is switched off", () => {
    const mistakes: Mistake[] = [];
    reportGaps(plan, { config, catalog: smallCatalog, broken: new Set(), document: config, report: (it) => void mistakes.push(it) }, [
      vendor,
    ]);
    assert.deepEqual(mistakes, []);
  });
});
