import assert from "node:assert/strict";

import { CASES } from "../cases";
import type { RuleCase } from "./rule-case";
import { runCase } from "./run";

/** Tries cases that belong together in promtool. */
export function tryAlerts(about: keyof typeof CASES): void {
  describe(`alert rules in promtool: ${about}`, function () {
    this.timeout(300_000);

    for (const [name, rule] of Object.entries<RuleCase>(CASES[about])) {
      it(`${rule.alert.id} fires and stays silent where it must (${name})`, async () => {
        assert.equal(await runCase(rule), undefined);
      });
    }
  });
}
