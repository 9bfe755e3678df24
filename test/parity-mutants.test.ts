import assert from "node:assert/strict";

import { needsPrograms } from "./support/needs-programs";
import { staleIn, whyUnnoticed } from "./support/parity/mutants/unnoticed";
import { VENDOR_MISTAKES } from "./support/parity/mutants/vendors";

/** One alert of so many is tried here; `npm run bench -- vendors-mutation` tries all. */
const SAMPLE = 6;

/** The same alerts on every day. */
const isSampled = (id: string): boolean => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 0) % SAMPLE === 0;

describe("an operator, a threshold or a window that is wrong in what a vendor is told changes a verdict", function () {
  this.timeout(600_000);
  before(async function () {
    await needsPrograms(this, ["promtool"]);
  });

  for (const { title, alerts, judge } of VENDOR_MISTAKES)
    for (const id of alerts.filter(isSampled))
      it(`${title}: ${id}`, async () => {
        const judged = await judge(id);
        assert.ok(judged.length > 0);
        const unnoticed = judged.filter((it) => !it.noticed && whyUnnoticed(title, it) === undefined);
        assert.deepEqual(
          unnoticed.map(({ mutant }) => `${mutant.where}: ${mutant.change}`),
          [],
        );
        assert.deepEqual(staleIn(title, judged), []);
      });
});
